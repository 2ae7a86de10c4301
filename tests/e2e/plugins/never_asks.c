/* Never asks whether to stop, for half a minute. */
#define _POSIX_C_SOURCE 200809L /* nanosleep */
#include "one_fault.h"

#include <time.h>

static kinerja_status rate(const void* self,
                           const kinerja_call* call,
                           const kinerja_rate_in* in,
                           kinerja_rate_out* out) {
  const struct timespec pause = {30, 0};
  (void)self;
  call->log(call, KINERJA_LOG_WARN, kinerja_cstr("menunggu"));
  while (nanosleep(&pause, NULL) != 0) {
  }
  for (uint32_t row = 0; row < in->n; ++row) rate_row(out, row, 50.0);
  return KINERJA_OK;
}

ONE_FAULT("org.example.never-asks")
