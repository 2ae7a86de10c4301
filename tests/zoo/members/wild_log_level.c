/* Logs at levels that do not exist. */
#include "zoo_method.h"

ZOO_AT_CALL("wild-log-level") {
  call->log(call, INT32_MAX, ZOO_STR("tinggi"));
  call->log(call, INT32_MIN, ZOO_STR("rendah"));
}
