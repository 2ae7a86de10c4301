/* Brings rows from four threads at once, where one at a time was said. */
#include "zoo_source.h"

#include <pthread.h>

enum { threads_len = 4 };

static void* bring(void* given) {
  static __thread zoo_notes notes;
  zoo_fill(&notes);
  for (int k = 0; k < 50; ++k) ((const kinerja_emit*)given)->events(given, &notes.rows);
  return NULL;
}

ZOO_PULL("emits-from-threads") {
  pthread_t threads[threads_len];
  int count = 0;
  while (count < threads_len &&
         pthread_create(&threads[count], NULL, bring, (void*)(uintptr_t)emit) == 0)
    ++count;
  while (count > 0) pthread_join(threads[--count], NULL);
  return KINERJA_END;
}
