/* Says OK and has rated nobody. */
#include "zoo_method.h"

static kinerja_status faulty_rate(const void* self,
                                  const kinerja_call* call,
                                  const kinerja_rate_in* in,
                                  kinerja_rate_out* out) {
  (void)self, (void)call, (void)in, (void)out;
  return KINERJA_OK;
}

ZOO_METHOD("ok-without-output", .rate = faulty_rate)
