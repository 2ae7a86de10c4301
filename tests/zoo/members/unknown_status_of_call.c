/* Comes back from rate with a status above 0 that nobody knows. */
#include "zoo_method.h"

static kinerja_status faulty_rate(const void* self,
                                  const kinerja_call* call,
                                  const kinerja_rate_in* in,
                                  kinerja_rate_out* out) {
  zoo_rate(self, call, in, out);
  return 77;
}

ZOO_METHOD("unknown-status-of-call", .rate = faulty_rate)
