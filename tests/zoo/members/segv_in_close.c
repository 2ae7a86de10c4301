/* Writes to address 0 in close. */
#include "zoo_method.h"

static void faulty_close(void* self) {
  *(volatile int*)zoo_nowhere() = 1;
  zoo_close(self);
}

ZOO_METHOD("segv-in-close", .close = faulty_close)
