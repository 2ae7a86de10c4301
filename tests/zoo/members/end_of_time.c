/* Brings rows at the very ends of time. */
#include "zoo_source.h"

ZOO_SPOILS("end-of-time") {
  notes->local_ms[0] = INT64_MIN;
  notes->local_ms[1] = INT64_MAX;
}
