/* Brings texts in a block that is NULL but has a length. */
#include "zoo_source.h"

ZOO_SPOILS("texts-without-bytes") {
  notes->rows.text.bytes = NULL;
}
