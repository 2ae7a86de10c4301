/* Brings texts in a block that lies where no memory is. */
#include "zoo_source.h"

ZOO_SPOILS("wild-block") {
  notes->rows.text.bytes = (const char*)64;
}
