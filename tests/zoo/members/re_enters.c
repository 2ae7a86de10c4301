/* Goes back in through its own entry, from within rate: opens another instance and rates with it.
 * */
#include "zoo_method.h"

static kinerja_status faulty_rate(const void* self,
                                  const kinerja_call* call,
                                  const kinerja_rate_in* in,
                                  kinerja_rate_out* out);

ZOO_METHOD("re-enters", .rate = faulty_rate)

static kinerja_status faulty_rate(const void* self,
                                  const kinerja_call* call,
                                  const kinerja_rate_in* in,
                                  kinerja_rate_out* out) {
  static __thread int depth;
  kinerja_status status;
  if (depth >= 3) return zoo_rate(self, call, in, out);
  ++depth;
  status = KINERJA_ENTRY(KINERJA_ABI)->methods[0]->rate(self, call, in, out);
  --depth;
  return status;
}
