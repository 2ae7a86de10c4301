/* Says its grades as slices of a block that is NULL. */
#include "zoo_method.h"

static kinerja_status faulty_grades(const void* self, kinerja_strs* words, uint32_t* len) {
  const kinerja_status status = zoo_grades(self, words, len);
  words->bytes = NULL;
  return status;
}

ZOO_METHOD("grades-without-bytes", .grades = faulty_grades)
