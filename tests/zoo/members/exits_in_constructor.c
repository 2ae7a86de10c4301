/* Calls exit(0) while it is loaded: a success, if one looks at the exit status alone. */
#include "zoo_method.h"

__attribute__((constructor)) static void at_load(void) {
  exit(0);
}

ZOO_METHOD("exits-in-constructor", .rate = zoo_rate)
