/* Gives a fraction of a thousand bytes that lie nowhere. */
#include "zoo_method.h"

ZOO_AT_ROW("exact-without-bytes") {
  const kinerja_str nothing = {NULL, 1000};
  out->exact(out, row, nothing);
}
