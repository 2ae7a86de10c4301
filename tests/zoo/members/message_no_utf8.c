/* Reports and logs bytes that are no UTF-8, line ends and control characters. */
#include "zoo_method.h"

ZOO_AT_CALL("message-no-utf8") {
  const kinerja_str message = ZOO_STR("\x1B[2J\xFF\xFE\r\nGagal: palsu\n\0zoo");
  call->fail(call, KINERJA_MISSING, 0, message, message);
  call->log(call, KINERJA_LOG_WARN, message);
}
