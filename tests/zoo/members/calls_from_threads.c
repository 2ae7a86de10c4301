/* Calls the host from eight threads at once, a thousand times each, within one call. */
#include "zoo_method.h"

#include <pthread.h>

enum { threads_len = 8, times = 1000 };

static void* tell(void* given) {
  const kinerja_call* call = given;
  for (int k = 0; k < times; ++k) {
    call->fail(call, KINERJA_MISSING, 0, ZOO_STR("x"), ZOO_STR("bersamaan"));
    call->stop(call);
  }
  return NULL;
}

ZOO_AT_CALL("calls-from-threads") {
  pthread_t threads[threads_len];
  int count = 0;
  while (count < threads_len &&
         pthread_create(&threads[count], NULL, tell, (void*)(uintptr_t)call) == 0)
    ++count;
  while (count > 0) pthread_join(threads[--count], NULL);
}
