/* Gives somebody a fraction that is not the score. */
#include "zoo_method.h"

ZOO_AT_ROW("exact-is-another") {
  out->exact(out, row, ZOO_STR("1/3"));
}
