/* Gives somebody the score -0; it must come out as 0. */
#include "zoo_method.h"

ZOO_AT_ROW("gives-negative-zero") {
  out->score[row] = -0.0;
  if (out->trail != NULL) out->trail->result[out->trail->len - 1] = -0.0;
}
