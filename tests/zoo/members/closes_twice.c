/* Closes its file twice. */
#include "zoo_exporter.h"

ZOO_FINISH("closes-twice") {
  uint32_t id = 0;
  sink->open(sink, ZOO_STR("tamu.txt"), ZOO_STR("text/plain"), &id);
  sink->close(sink, id);
  sink->close(sink, id);
  return KINERJA_OK;
}
