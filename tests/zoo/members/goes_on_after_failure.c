/* Does not look at what the sink answers, and goes on writing. */
#include "zoo_exporter.h"

ZOO_FINISH("goes-on-after-failure") {
  zoo_put(sink, ZOO_STR("tidak//boleh"), ZOO_STR("x"));
  for (int k = 0; k < 100; ++k) zoo_finish(self, call, sink);
  return KINERJA_OK;
}
