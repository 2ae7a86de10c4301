/* Brings rows about somebody who does not exist. */
#include "zoo_source.h"

ZOO_SPOILS("unknown-people") {
  notes->rows.subject.bytes = "999999999999999999";
  notes->rows.subject.bytes_len = 18;
}
