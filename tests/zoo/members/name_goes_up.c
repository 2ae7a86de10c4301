/* Writes a file whose name leads out of the folder. */
#include "zoo_exporter.h"

ZOO_FINISH("name-goes-up") {
  zoo_put(sink, ZOO_STR("../zoo-keluar.txt"), ZOO_STR("x"));
  return KINERJA_OK;
}
