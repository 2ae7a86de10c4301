/* Scores are right, but the trail names a kind of step that does not exist. */
#include "one_fault.h"

static kinerja_status rate(const void* self,
                           const kinerja_call* call,
                           const kinerja_rate_in* in,
                           kinerja_rate_out* out) {
  (void)self, (void)call;
  for (uint32_t row = 0; row < in->n; ++row) rate_row(out, row, 50.0);
  if (out->trail != NULL && out->trail->len > 0) out->trail->step[0] = 99;
  return KINERJA_OK;
}

ONE_FAULT("org.example.bad-trail")
