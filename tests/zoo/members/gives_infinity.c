/* Gives somebody an infinite score. */
#include "zoo_method.h"

#include <math.h>

ZOO_AT_ROW("gives-infinity") {
  out->score[row] = -HUGE_VAL;
}
