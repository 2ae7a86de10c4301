/* Reads figures far behind the last one. */
#include "zoo_method.h"

ZOO_AT_ROW("reads-past-input") {
  double sum = 0;
  for (int32_t k = 0; k < 1000000; ++k) sum += ((const volatile double*)in->ev_actual)[k];
  if (sum == 0.5) call->log(call, KINERJA_LOG_DEBUG, ZOO_STR("jumlah"));
}
