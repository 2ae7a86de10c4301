/* Writes to address 0 while it rates somebody. */
#include "zoo_method.h"

ZOO_AT_ROW("segv-in-rate") {
  *(volatile int*)zoo_nowhere() = 1;
}
