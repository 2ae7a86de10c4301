/* Calls itself without end while it rates somebody. */
#include "zoo_method.h"

static volatile int depth_wanted = INT32_MAX; /* more than any stack can hold */

static __attribute__((noinline)) int deeper(int depth) {
  volatile char room[4096];
  room[0] = (char)depth;
  return depth >= depth_wanted ? 0 : deeper(depth + 1) + room[0];
}

ZOO_AT_ROW("overflows-stack") {
  if (deeper(0) == 1) call->log(call, KINERJA_LOG_DEBUG, ZOO_STR("dalam"));
}
