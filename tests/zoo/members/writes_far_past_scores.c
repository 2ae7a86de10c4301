/* Writes a million scores behind the last one. */
#include "zoo_method.h"

ZOO_AT_ROW("writes-far-past-scores") {
  for (uint32_t k = in->n; k < in->n + 1000000; ++k) ((volatile double*)out->score)[k] = -1;
}
