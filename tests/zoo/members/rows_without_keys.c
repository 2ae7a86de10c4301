/* Brings rows whose keys are empty. */
#include "zoo_source.h"

ZOO_SPOILS("rows-without-keys") {
  memset(notes->key_offsets, 0, sizeof notes->key_offsets);
}
