/* Gives another table at each second call of its entry. */
#include "zoo_method.h"

ZOO_METHOD_TABLE("changing-table", .rate = zoo_rate);
ZOO_ENTRY {
  static kinerja_plugin other;
  static int calls;
  other = zoo_plugin;
  other.version = ZOO_STR("2.0.0");
  return ++calls % 2 == 0 ? &other : &zoo_plugin;
}
