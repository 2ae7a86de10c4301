/* Never ends being loaded. */
#include "zoo_method.h"

#include <unistd.h>

__attribute__((constructor)) static void at_load(void) {
  for (;;) pause();
}

ZOO_METHOD("hangs-in-constructor", .rate = zoo_rate)
