/* Says that it has four thousand million grades, and shows two. */
#include "zoo_method.h"

static kinerja_status faulty_grades(const void* self, kinerja_strs* words, uint32_t* len) {
  const kinerja_status status = zoo_grades(self, words, len);
  *len = UINT32_MAX;
  return status;
}

ZOO_METHOD("endless-grades", .grades = faulty_grades)
