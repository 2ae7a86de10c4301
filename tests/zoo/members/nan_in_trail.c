/* Writes what is no number into the trail. */
#include "zoo_method.h"

#include <math.h>

ZOO_AT_ROW("nan-in-trail") {
  if (out->trail != NULL) out->trail->result[out->trail->len - 1] = (double)NAN;
}
