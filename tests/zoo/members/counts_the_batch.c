/* Gives a score that hangs on how the host cuts batches. */
#include "zoo_method.h"

ZOO_AT_ROW("counts-the-batch") {
  out->score[row] = 50.0 + in->n;
  if (out->trail != NULL) out->trail->result[out->trail->len - 1] = out->score[row];
}
