/* The first person of each batch fails; the others are rated. */
#include "one_fault.h"

static kinerja_status rate(const void* self,
                           const kinerja_call* call,
                           const kinerja_rate_in* in,
                           kinerja_rate_out* out) {
  (void)self;
  for (uint32_t row = 0; row < in->n; ++row) rate_row(out, row, 50.0);
  call->fail(
      call, KINERJA_E_INPUT, 0, kinerja_cstr(""), kinerja_cstr("Orang ini tidak dapat dihitung."));
  out->row_status[0] = KINERJA_E_INPUT;
  return KINERJA_OK;
}

ONE_FAULT("org.example.fails-one-row")
