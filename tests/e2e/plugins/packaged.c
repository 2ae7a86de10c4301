/* No fault: a plugin to be packed, signed, installed and replaced, built once for each version. Its
 * score is the number of its version; version 3 dies at work. */
#include "one_fault.h"

#include <stdlib.h>

enum { version_that_dies = 3 };

static kinerja_status rate(const void* self,
                           const kinerja_call* call,
                           const kinerja_rate_in* in,
                           kinerja_rate_out* out) {
  (void)self, (void)call;
  if (PACKAGED_NUMBER == version_that_dies) abort();
  for (uint32_t row = 0; row < in->n; ++row) rate_row(out, row, PACKAGED_NUMBER);
  return KINERJA_OK;
}

ONE_FAULT_OF_VERSION("org.example.packaged", PACKAGED_VERSION)
