/* Discards each batch with a status that nobody knows, and gives no reason. */
#include "zoo_method.h"

static kinerja_status faulty_rate(const void* self,
                                  const kinerja_call* call,
                                  const kinerja_rate_in* in,
                                  kinerja_rate_out* out) {
  zoo_rate(self, call, in, out);
  return INT32_MIN;
}

ZOO_METHOD("fails-without-reason", .rate = faulty_rate)
