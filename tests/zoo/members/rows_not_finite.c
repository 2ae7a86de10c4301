/* Brings a figure that is no number. */
#include "zoo_source.h"

#include <math.h>

ZOO_SPOILS("rows-not-finite") {
  notes->number[1] = (double)NAN;
}
