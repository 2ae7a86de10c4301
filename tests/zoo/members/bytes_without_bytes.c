/* Writes ten bytes that lie nowhere. */
#include "zoo_exporter.h"

ZOO_FINISH("bytes-without-bytes") {
  uint32_t id = 0;
  const kinerja_bytes bytes = {NULL, 10};
  sink->open(sink, ZOO_STR("tamu.txt"), ZOO_STR("text/plain"), &id);
  return sink->write(sink, id, bytes);
}
