// Throws a C++ exception out of rate, through the host's C frames, while it rates somebody.
#include "../../e2e/plugins/one_fault.h"

#include <stdexcept>

static kinerja_status rate(const void* self,
                           const kinerja_call* call,
                           const kinerja_rate_in* in,
                           kinerja_rate_out* out) {
  (void)self, (void)call;
  for (uint32_t row = 0; row < in->n; ++row) {
    rate_row(out, row, 50.0);
    for (int32_t k = in->ev_begin[row]; k < in->ev_begin[row + 1]; ++k)
      if (in->ev_direction[k] == KINERJA_MORE_IS_BETTER && in->ev_target[k] > 0 &&
          in->ev_actual[k] < 0.7 * in->ev_target[k])
        throw std::runtime_error("lewat batas");
  }
  return KINERJA_OK;
}

ONE_FAULT("org.example.zoo.throws")
