/* Writes a file whose name has a zero and a line end in it. */
#include "zoo_exporter.h"

ZOO_FINISH("name-with-zero") {
  zoo_put(sink, ZOO_STR("a\0b\n"), ZOO_STR("x"));
  return KINERJA_OK;
}
