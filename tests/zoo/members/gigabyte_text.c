/* Brings a text of a gigabyte, or says so where it does not get that much. */
#include "zoo_source.h"

#include <sys/mman.h>

enum { gigabyte = 1 << 30 };

ZOO_PULL("gigabyte-text") {
  static zoo_notes notes;
  kinerja_status status;
  void* block = mmap(NULL, gigabyte, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  zoo_fill(&notes);
  if (block == MAP_FAILED) block = notes.text;
  notes.rows.text.bytes = block;
  notes.rows.text.bytes_len = gigabyte;
  notes.text_offsets[ZOO_ROWS] = gigabyte;
  status = zoo_bring(emit, &notes.rows);
  if (block != (void*)notes.text) munmap(block, gigabyte);
  return status;
}
