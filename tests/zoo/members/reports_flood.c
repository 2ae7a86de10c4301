/* Reports a million faults of a kilobyte each. */
#include "zoo_method.h"

ZOO_AT_CALL("reports-flood") {
  static char words[1024];
  memset(words, 'x', sizeof words);
  for (int k = 0; k < 1000000; ++k) {
    const kinerja_str message = {words, sizeof words};
    call->fail(call, KINERJA_MISSING, k, ZOO_STR(""), message);
  }
}
