/* Does not look how much room the trail has when it writes its steps. */
#include "zoo_method.h"

static kinerja_status faulty_rate(const void* self,
                                  const kinerja_call* call,
                                  const kinerja_rate_in* in,
                                  kinerja_rate_out* out) {
  kinerja_trail careless;
  (void)self;
  if (out->trail == NULL) return zoo_rate(self, call, in, out);
  careless = *out->trail;
  careless.cap = UINT32_MAX;
  {
    kinerja_rate_out all = *out;
    all.trail = &careless;
    zoo_rate(self, call, in, &all);
    zoo_rate(self, call, in, &all); /* twice as many steps as it asked for */
  }
  out->trail->len = careless.len < out->trail->cap ? careless.len : out->trail->cap;
  return KINERJA_OK;
}

ZOO_METHOD("trail-past-its-room", .rate = faulty_rate)
