/* Says its id with a pointer that leads nowhere. */
#include "zoo_method.h"

ZOO_METHOD_TABLE("wild-id", .rate = zoo_rate, .steps_len = 1);
ZOO_ENTRY {
  static kinerja_plugin spoiled;
  spoiled = zoo_plugin;
  spoiled.id.ptr = (const char*)64;
  return &spoiled;
}
