/* Writes to address 0 while it is loaded. */
#include "zoo_method.h"

__attribute__((constructor)) static void at_load(void) {
  *(volatile int*)zoo_nowhere() = 1;
}

ZOO_METHOD("segv-in-constructor", .rate = zoo_rate)
