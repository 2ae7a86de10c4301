/* Writes a terabyte that it does not have. */
#include "zoo_exporter.h"

ZOO_FINISH("bytes-too-many") {
  uint32_t id = 0;
  const kinerja_bytes bytes = {(const uint8_t*)"x", (uint64_t)1 << 40};
  sink->open(sink, ZOO_STR("tamu.txt"), ZOO_STR("text/plain"), &id);
  return sink->write(sink, id, bytes);
}
