/* Reports a message that claims four exabytes. */
#include "zoo_method.h"

ZOO_AT_ROW("message-too-long") {
  const kinerja_str message = {"pendek", (uint64_t)1 << 62};
  call->fail(call, KINERJA_E_INPUT, (int64_t)row, ZOO_STR(""), message);
}
