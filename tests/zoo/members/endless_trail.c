/* Needs four thousand million steps for each person. */
#include "zoo_method.h"

static uint32_t faulty_room(const void* self, uint32_t goals, uint32_t ratings) {
  (void)self, (void)goals, (void)ratings;
  return UINT32_MAX;
}

ZOO_METHOD("endless-trail", .trail_per_row = faulty_room)
