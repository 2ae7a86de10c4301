/* Brings rows about a kind of thing that does not exist. */
#include "zoo_source.h"

ZOO_SPOILS("unknown-kind-of-subject") {
  static const uint8_t kinds[ZOO_ROWS] = {250, 251, 252};
  notes->rows.subject_kind = kinds;
}
