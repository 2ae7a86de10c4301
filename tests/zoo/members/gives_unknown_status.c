/* Gives somebody a status above 0 that nobody knows. */
#include "zoo_method.h"

ZOO_AT_ROW("gives-unknown-status") {
  out->row_status[row] = 77;
}
