/* Looks at the rows of the next person, though it never said that a score hangs on others. */
#include "zoo_method.h"

ZOO_AT_ROW("looks-at-neighbours") {
  if (row + 1 >= in->n) return;
  out->score[row] = in->ev_actual[in->ev_begin[row + 1]];
  if (out->trail != NULL) out->trail->result[out->trail->len - 1] = out->score[row];
}
