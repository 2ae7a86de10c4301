/* Says a grade in bytes that are no UTF-8. */
#include "zoo_method.h"

static kinerja_status faulty_grades(const void* self, kinerja_strs* words, uint32_t* len) {
  const kinerja_status status = zoo_grades(self, words, len);
  words->bytes = "Kur\xFFngBaik";
  return status;
}

ZOO_METHOD("grades-no-utf8", .grades = faulty_grades)
