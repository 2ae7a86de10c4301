/* Brings -1 rows. */
#include "zoo_source.h"

ZOO_SPOILS("negative-length") {
  notes->rows.n = (uint32_t)-1;
}
