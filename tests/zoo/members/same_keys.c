/* Brings three rows with one key. */
#include "zoo_source.h"

ZOO_SPOILS("same-keys") {
  for (int i = 0; i <= ZOO_ROWS; ++i) notes->key_offsets[i] = (uint32_t)i;
  notes->rows.key.bytes = "kkk";
  notes->rows.key.bytes_len = ZOO_ROWS;
}
