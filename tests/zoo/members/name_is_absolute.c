/* Writes a file by its full name. */
#include "zoo_exporter.h"

ZOO_FINISH("name-is-absolute") {
  zoo_put(sink, ZOO_STR("/tmp/zoo-keluar.txt"), ZOO_STR("x"));
  return KINERJA_OK;
}
