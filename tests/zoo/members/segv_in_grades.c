/* Writes to address 0 while it says its grades. */
#include "zoo_method.h"

static kinerja_status faulty_grades(const void* self, kinerja_strs* words, uint32_t* len) {
  *(volatile int*)zoo_nowhere() = 1;
  return zoo_grades(self, words, len);
}

ZOO_METHOD("segv-in-grades", .grades = faulty_grades)
