/* Never comes back from open. */
#include "zoo_method.h"

#include <unistd.h>

static kinerja_status faulty_open(const kinerja_call* call,
                                  const kinerja_method_setup* setup,
                                  void** self) {
  for (;;) pause();
  return zoo_open(call, setup, self);
}

ZOO_METHOD("hangs-in-open", .open = faulty_open)
