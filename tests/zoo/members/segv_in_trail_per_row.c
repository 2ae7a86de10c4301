/* Writes to address 0 while it says how many steps it needs. */
#include "zoo_method.h"

static uint32_t faulty_room(const void* self, uint32_t goals, uint32_t ratings) {
  *(volatile int*)zoo_nowhere() = 1;
  return zoo_room(self, goals, ratings);
}

ZOO_METHOD("segv-in-trail-per-row", .trail_per_row = faulty_room)
