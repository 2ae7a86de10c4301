/* Frees what the host lent it. */
#include "zoo_method.h"

ZOO_AT_ROW("frees-input") {
  free((void*)(uintptr_t)in->ev_actual);
}
