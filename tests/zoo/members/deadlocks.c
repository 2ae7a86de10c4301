/* Waits for a lock that it holds itself while it rates somebody. */
#include "zoo_method.h"

#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

ZOO_AT_ROW("deadlocks") {
  pthread_mutex_lock(&lock);
  pthread_mutex_lock(&lock);
}
