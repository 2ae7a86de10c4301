/* Gives somebody the smallest score above 0 that a double can say. */
#include "zoo_method.h"

ZOO_AT_ROW("gives-denormal") {
  out->score[row] = 4.9406564584124654e-324;
  if (out->trail != NULL) out->trail->result[out->trail->len - 1] = out->score[row];
}
