/* Writes to files that it never opened. */
#include "zoo_exporter.h"

ZOO_FINISH("unopened-file") {
  const kinerja_bytes bytes = {(const uint8_t*)"x", 1};
  for (uint32_t id = 0; id < 1000; ++id) sink->write(sink, id, bytes);
  return zoo_finish(self, call, sink);
}
