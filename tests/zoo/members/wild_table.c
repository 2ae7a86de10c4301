/* Gives a table from its entry that lies where no memory is. */
#include "zoo_method.h"

ZOO_METHOD_TABLE("wild-table", .rate = zoo_rate);
ZOO_ENTRY {
  static const kinerja_plugin* volatile wild = (const kinerja_plugin*)64;
  (void)zoo_plugin;
  return wild;
}
