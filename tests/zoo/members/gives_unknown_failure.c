/* Gives somebody a status below 0 that nobody knows. */
#include "zoo_method.h"

ZOO_AT_ROW("gives-unknown-failure") {
  out->row_status[row] = INT32_MIN;
}
