/* Never comes back from close. */
#include "zoo_method.h"

#include <unistd.h>

static void faulty_close(void* self) {
  for (;;) pause();
  zoo_close(self);
}

ZOO_METHOD("hangs-in-close", .close = faulty_close)
