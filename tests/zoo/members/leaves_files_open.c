/* Never closes its file. */
#include "zoo_exporter.h"

ZOO_FINISH("leaves-files-open") {
  uint32_t id = 0;
  const kinerja_bytes bytes = {(const uint8_t*)"x", 1};
  kinerja_status status = sink->open(sink, ZOO_STR("tamu.txt"), ZOO_STR("text/plain"), &id);
  if (status == KINERJA_OK) status = sink->write(sink, id, bytes);
  return status;
}
