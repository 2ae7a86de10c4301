/* Writes into the figures that it was given to read. */
#include "zoo_method.h"

ZOO_AT_ROW("writes-into-input") {
  ((double*)(uintptr_t)in->ev_actual)[in->ev_begin[row]] = 1e6;
}
