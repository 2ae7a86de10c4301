/* Gives somebody a score that is no number. */
#include "zoo_method.h"

#include <math.h>

ZOO_AT_ROW("gives-nan") {
  out->score[row] = (double)NAN;
}
