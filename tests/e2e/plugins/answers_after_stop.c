/* Sees that it shall stop, and answers all the same, late, as if nothing had been said. */
#define _POSIX_C_SOURCE 200809L /* nanosleep */
#include "one_fault.h"

#include <time.h>

static kinerja_status rate(const void* self,
                           const kinerja_call* call,
                           const kinerja_rate_in* in,
                           kinerja_rate_out* out) {
  const struct timespec pause = {0, 20 * 1000 * 1000};
  (void)self;
  call->log(call, KINERJA_LOG_WARN, kinerja_cstr("menunggu"));
  /* An end of its own, should nobody say stop. */
  for (int waits = 0; waits < 1000 && call->stop(call) == KINERJA_OK; ++waits)
    nanosleep(&pause, NULL);
  nanosleep(&pause, NULL);
  for (uint32_t row = 0; row < in->n; ++row) rate_row(out, row, 50.0);
  return KINERJA_OK;
}

ONE_FAULT("org.example.answers-after-stop")
