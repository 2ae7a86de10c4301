/* Brings a text that ends before it begins. */
#include "zoo_source.h"

ZOO_SPOILS("offsets-go-back") {
  notes->rows.key.begin = notes->key_offsets + 1;
  notes->rows.key.end = notes->key_offsets;
}
