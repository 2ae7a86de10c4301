/* Starts as many threads as it gets, a thousand at most, which wait for the end of the call. */
#include "zoo_method.h"

#include <pthread.h>

enum { most_threads = 1000, stack_bytes = 64 << 10 };
static pthread_mutex_t gate = PTHREAD_MUTEX_INITIALIZER;

static void* wait_at_gate(void* nothing) {
  pthread_mutex_lock(&gate);
  pthread_mutex_unlock(&gate);
  return nothing;
}

ZOO_AT_CALL("many-threads") {
  static pthread_t threads[most_threads];
  pthread_attr_t small;
  int count = 0;
  pthread_attr_init(&small);
  pthread_attr_setstacksize(&small, stack_bytes);
  pthread_mutex_lock(&gate);
  while (count < most_threads && pthread_create(&threads[count], &small, wait_at_gate, NULL) == 0)
    ++count;
  pthread_mutex_unlock(&gate);
  while (count > 0) pthread_join(threads[--count], NULL);
  pthread_attr_destroy(&small);
}
