/* Writes a file that is called as the database. */
#include "zoo_exporter.h"

ZOO_FINISH("name-of-database") {
  zoo_put(sink, ZOO_STR("kinerja.db"), ZOO_STR("x"));
  return KINERJA_OK;
}
