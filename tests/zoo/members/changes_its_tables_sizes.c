/* Says afterwards that the batch it was given had a million people. */
#include "zoo_method.h"

static kinerja_status faulty_rate(const void* self,
                                  const kinerja_call* call,
                                  const kinerja_rate_in* in,
                                  kinerja_rate_out* out) {
  const kinerja_status status = zoo_rate(self, call, in, out);
  out->n = 1000000;
  out->score = (double*)64;
  out->struct_size = 0;
  return status;
}

ZOO_METHOD("changes-its-tables-sizes", .rate = faulty_rate)
