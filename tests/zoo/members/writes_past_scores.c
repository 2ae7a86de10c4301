/* Writes one score behind the last one. */
#include "zoo_method.h"

#include <math.h>

ZOO_AT_ROW("writes-past-scores") {
  out->score[in->n] = (double)NAN;
}
