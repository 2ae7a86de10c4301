/* Never comes back from its entry. */
#include "zoo_method.h"

#include <unistd.h>

ZOO_METHOD_TABLE("hangs-in-entry", .rate = zoo_rate);
ZOO_ENTRY {
  for (;;) pause();
  return &zoo_plugin;
}
