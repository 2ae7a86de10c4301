/* Leaves a thread that goes on calling the host for a second after the call. */
#include "zoo_method.h"

#include <pthread.h>
#include <unistd.h>

static void* go_on(void* given) {
  const kinerja_call* call = given;
  for (int k = 0; k < 100; ++k) {
    call->log(call, KINERJA_LOG_DEBUG, ZOO_STR("masih"));
    usleep(10000);
  }
  return NULL;
}

ZOO_AT_CALL("thread-outlives-call") {
  pthread_t thread;
  if (pthread_create(&thread, NULL, go_on, (void*)(uintptr_t)call) == 0) pthread_detach(thread);
}
