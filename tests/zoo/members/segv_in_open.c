/* Writes to address 0 in open. */
#include "zoo_method.h"

static kinerja_status faulty_open(const kinerja_call* call,
                                  const kinerja_method_setup* setup,
                                  void** self) {
  *(volatile int*)zoo_nowhere() = 1;
  return zoo_open(call, setup, self);
}

ZOO_METHOD("segv-in-open", .open = faulty_open)
