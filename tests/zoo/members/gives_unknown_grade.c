/* Gives somebody a grade that does not exist. */
#include "zoo_method.h"

ZOO_AT_ROW("gives-unknown-grade") {
  out->grade[row] = 2;
}
