/* Gives another score when it has to explain it. */
#include "one_fault.h"

static kinerja_status rate(const void* self,
                           const kinerja_call* call,
                           const kinerja_rate_in* in,
                           kinerja_rate_out* out) {
  (void)self, (void)call;
  for (uint32_t row = 0; row < in->n; ++row) rate_row(out, row, out->trail == NULL ? 50.0 : 60.0);
  return KINERJA_OK;
}

ONE_FAULT("org.example.other-with-trail")
