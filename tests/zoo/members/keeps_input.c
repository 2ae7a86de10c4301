/* Keeps what it was given and reads it in the next call. */
#include "zoo_method.h"

ZOO_AT_CALL("keeps-input") {
  static const double* kept;
  if (kept != NULL && *(const volatile double*)kept == 0.5)
    call->log(call, KINERJA_LOG_DEBUG, ZOO_STR("masih ada"));
  kept = in->ev_actual;
}
