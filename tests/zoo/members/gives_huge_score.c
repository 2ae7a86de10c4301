/* Gives somebody a score of 1e308, far out of any scale. */
#include "zoo_method.h"

ZOO_AT_ROW("gives-huge-score") {
  out->score[row] = 1e308;
  if (out->trail != NULL) out->trail->result[out->trail->len - 1] = 1e308;
}
