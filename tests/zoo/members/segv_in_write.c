/* Writes to address 0 while it takes results. */
#include "zoo_exporter.h"

static kinerja_status faulty_write(void* self,
                                   const kinerja_call* call,
                                   const kinerja_results* results,
                                   const kinerja_sink* sink) {
  *(volatile int*)zoo_nowhere() = 1;
  return zoo_write(self, call, results, sink);
}

ZOO_EXPORTER("segv-in-write", .write = faulty_write)
