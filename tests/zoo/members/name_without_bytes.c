/* Writes a file whose name is a hundred bytes that lie nowhere. */
#include "zoo_exporter.h"

ZOO_FINISH("name-without-bytes") {
  const kinerja_str name = {NULL, 100};
  zoo_put(sink, name, ZOO_STR("x"));
  return KINERJA_OK;
}
