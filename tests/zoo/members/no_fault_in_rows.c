/* No fault at all: what holds for this one holds for the common part of all sources. */
#include "zoo_source.h"

ZOO_SPOILS("no-fault-in-rows") {
  (void)notes;
}
