/* Takes two seconds to be loaded, a hundred times what is a plugin's due. */
#include "zoo_method.h"

#include <time.h>

__attribute__((constructor)) static void at_load(void) {
  struct timespec rest = {2, 0};
  while (nanosleep(&rest, &rest) != 0) {
  }
}

ZOO_METHOD("slow-constructor", .rate = zoo_rate)
