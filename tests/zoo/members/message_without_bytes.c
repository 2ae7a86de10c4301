/* Reports a message of a thousand bytes that lie nowhere. */
#include "zoo_method.h"

ZOO_AT_ROW("message-without-bytes") {
  const kinerja_str message = {NULL, 1000};
  call->fail(call, KINERJA_E_INPUT, (int64_t)row, ZOO_STR(""), message);
}
