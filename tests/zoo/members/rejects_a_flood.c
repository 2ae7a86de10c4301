/* Puts a hundred thousand rows into quarantine, one by one. */
#include "zoo_source.h"

ZOO_PULL("rejects-a-flood") {
  kinerja_rejected row = {.struct_size = sizeof row, .raw = ZOO_STR("x"), .reason = ZOO_STR("y")};
  for (uint32_t k = 0; k < 100000; ++k) {
    kinerja_status status;
    row.origin = k + 1;
    status = emit->reject(emit, &row);
    if (status != KINERJA_OK) return status;
  }
  return KINERJA_END;
}
