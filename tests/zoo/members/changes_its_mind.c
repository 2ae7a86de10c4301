/* Gives another score at each fiftieth call, for equal input. */
#include "zoo_method.h"

#include <stdatomic.h>

static atomic_uint calls;

ZOO_AT_ROW("changes-its-mind") {
  if (atomic_fetch_add(&calls, 1) % 50 != 49) return;
  out->score[row] += 1;
  if (out->trail != NULL) out->trail->result[out->trail->len - 1] = out->score[row];
}
