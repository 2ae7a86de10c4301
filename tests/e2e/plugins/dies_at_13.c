/* Writes to nowhere for each person of whom a goal's actual is 13, and in no other case. */
#include "one_fault.h"

#include <string.h>

static kinerja_status rate(const void* self,
                           const kinerja_call* call,
                           const kinerja_rate_in* in,
                           kinerja_rate_out* out) {
  static char* volatile nowhere;
  (void)self, (void)call;
  for (uint32_t row = 0; row < in->n; ++row) {
    double sum = 0;
    for (int32_t k = in->ev_begin[row]; k < in->ev_begin[row + 1]; ++k) {
      if (in->ev_actual[k] > 12.5 && in->ev_actual[k] < 13.5) memset(nowhere, 1, 1);
      sum += in->ev_actual[k];
    }
    rate_row(out, row, sum);
  }
  return KINERJA_OK;
}

ONE_FAULT("org.example.dies-at-13")
