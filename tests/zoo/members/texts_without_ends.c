/* Brings texts that begin and have no ends. */
#include "zoo_source.h"

ZOO_SPOILS("texts-without-ends") {
  notes->rows.text.end = NULL;
}
