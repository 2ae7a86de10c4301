/* Its whole batch fails, after rows were filled. */
#include "one_fault.h"

static kinerja_status rate(const void* self,
                           const kinerja_call* call,
                           const kinerja_rate_in* in,
                           kinerja_rate_out* out) {
  (void)self;
  for (uint32_t row = 0; row < in->n; ++row) rate_row(out, row, 50.0);
  return kinerja_fail(call, KINERJA_E_INPUT, "", "Tabel pembanding tidak ada.");
}

ONE_FAULT("org.example.fails")
