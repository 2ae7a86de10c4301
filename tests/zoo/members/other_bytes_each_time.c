/* Writes the time of day into its file: other bytes for the same results. */
#include "zoo_exporter.h"

#include <time.h>

ZOO_FINISH("other-bytes-each-time") {
  struct timespec now = {0, 0};
  (void)self, (void)call;
  clock_gettime(CLOCK_MONOTONIC, &now);
  {
    const kinerja_str bytes = {(const char*)&now, sizeof now};
    return zoo_put(sink, ZOO_STR("tamu.bin"), bytes);
  }
}
