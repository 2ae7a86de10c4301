/* Takes memory until there is none (two gigabytes at most), and writes to what it did not get. */
#include "zoo_method.h"

enum { block_bytes = 64 << 20, most_blocks = 32 };

ZOO_AT_ROW("hoards-memory") {
  char* blocks[most_blocks];
  for (int k = 0; k < most_blocks; ++k) {
    blocks[k] = malloc(block_bytes);
    *(volatile char*)blocks[k] = 1;
  }
  for (int k = 0; k < most_blocks; ++k) free(blocks[k]);
}
