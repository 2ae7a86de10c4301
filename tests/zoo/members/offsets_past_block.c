/* Brings a text that ends behind its block. */
#include "zoo_source.h"

ZOO_SPOILS("offsets-past-block") {
  notes->key_offsets[ZOO_ROWS] = UINT32_MAX;
}
