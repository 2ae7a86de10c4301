/* Scores that are no number: NaN and infinity in turn. */
#include "one_fault.h"

#include <math.h>

static kinerja_status rate(const void* self,
                           const kinerja_call* call,
                           const kinerja_rate_in* in,
                           kinerja_rate_out* out) {
  (void)self, (void)call;
  for (uint32_t row = 0; row < in->n; ++row)
    rate_row(out, row, row % 2 == 0 ? (double)NAN : (double)INFINITY);
  return KINERJA_OK;
}

ONE_FAULT("org.example.gives-nan")
