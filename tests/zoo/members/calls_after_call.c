/* Keeps the host's functions from open and calls them in close, when that call is long over. */
#include "zoo_method.h"

static const kinerja_call* kept;

static kinerja_status keep(const kinerja_call* call,
                           const kinerja_method_setup* setup,
                           void** self) {
  kept = call;
  return zoo_open(call, setup, self);
}

static void faulty_close(void* self) {
  if (kept != NULL) kept->log(kept, KINERJA_LOG_WARN, ZOO_STR("masih di sini"));
  zoo_close(self);
}

ZOO_METHOD("calls-after-call", .open = keep, .close = faulty_close)
