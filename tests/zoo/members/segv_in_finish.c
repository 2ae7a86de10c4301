/* Writes to address 0 in finish, when its file stands half. */
#include "zoo_exporter.h"

ZOO_FINISH("segv-in-finish") {
  uint32_t id = 0;
  sink->open(sink, ZOO_STR("setengah.txt"), ZOO_STR("text/plain"), &id);
  *(volatile int*)zoo_nowhere() = 1;
  return KINERJA_OK;
}
