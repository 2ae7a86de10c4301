/* Writes the file that another exporter writes. */
#include "zoo_exporter.h"

ZOO_FINISH("name-of-another") {
  return zoo_put(sink, ZOO_STR("hasil.json"), ZOO_STR("{}"));
}
