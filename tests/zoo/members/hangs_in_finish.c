/* Never comes back from finish, when its file stands half. */
#include "zoo_exporter.h"

#include <unistd.h>

ZOO_FINISH("hangs-in-finish") {
  uint32_t id = 0;
  sink->open(sink, ZOO_STR("setengah.txt"), ZOO_STR("text/plain"), &id);
  for (;;) pause();
  return zoo_finish(self, call, sink);
}
