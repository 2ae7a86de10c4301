/* Brings events without their times. */
#include "zoo_source.h"

ZOO_SPOILS("no-times") {
  notes->rows.local_ms = NULL;
}
