/* Changes its table after the host has looked at it: rate becomes a wild pointer. */
#include "zoo_method.h"

static kinerja_method changing;
static kinerja_status spoil(const kinerja_call* call,
                            const kinerja_method_setup* setup,
                            void** self) {
  static volatile uintptr_t wild = 64;
  changing.rate = (kinerja_status(*)(
      const void*, const kinerja_call*, const kinerja_rate_in*, kinerja_rate_out*))wild;
  return zoo_open(call, setup, self);
}

ZOO_METHOD_TABLE("changes-its-table", .open = spoil);
ZOO_ENTRY {
  static const kinerja_method* const methods[] = {&changing, NULL};
  static kinerja_plugin spoiled;
  changing = zoo_method;
  spoiled = zoo_plugin;
  spoiled.methods = methods;
  return &spoiled;
}
