/* Brings one row more than the host takes at once. */
#include "zoo_source.h"

ZOO_PULL("more-rows-than-room") {
  const uint32_t n = emit->max_rows + 1;
  uint32_t* numbers = calloc((size_t)n, 6 * sizeof *numbers);
  int64_t* local_ms = calloc((size_t)n, sizeof *local_ms);
  kinerja_events rows = {.struct_size = sizeof rows, .n = n, .local_ms = local_ms};
  kinerja_status status = KINERJA_E_MEMORY;
  if (numbers != NULL && local_ms != NULL) {
    for (uint32_t i = 0; i < n; ++i) {
      numbers[i + n] = 1;
      local_ms[i] = 1780272000000;
    }
    rows.key = rows.kind = (kinerja_strs){"k", 1, numbers, numbers + n};
    rows.origin = numbers;
    status = zoo_bring(emit, &rows);
  }
  free(numbers);
  free(local_ms);
  return status;
}
