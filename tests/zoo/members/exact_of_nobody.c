/* Gives fractions for people who are not in the batch. */
#include "zoo_method.h"

ZOO_AT_ROW("exact-of-nobody") {
  out->exact(out, in->n, ZOO_STR("1/3"));
  out->exact(out, UINT32_MAX, ZOO_STR("1/3"));
}
