/* Writes to address 0 in its entry. */
#include "zoo_method.h"

ZOO_METHOD_TABLE("segv-in-entry", .rate = zoo_rate);
ZOO_ENTRY {
  *(volatile int*)zoo_nowhere() = 1;
  return &zoo_plugin;
}
