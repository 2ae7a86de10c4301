/* Gives somebody a grade far below the lowest. */
#include "zoo_method.h"

ZOO_AT_ROW("gives-negative-grade") {
  out->grade[row] = INT32_MIN;
}
