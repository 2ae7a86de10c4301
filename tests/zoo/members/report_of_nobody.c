/* Reports a fault of people who are not in the batch. */
#include "zoo_method.h"

ZOO_AT_ROW("report-of-nobody") {
  call->fail(call, KINERJA_E_INPUT, INT64_MAX, ZOO_STR(""), ZOO_STR("tidak ada"));
  call->fail(call, KINERJA_E_INPUT, INT64_MIN, ZOO_STR(""), ZOO_STR("tidak ada"));
}
