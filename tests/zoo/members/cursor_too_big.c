/* Commits with a cursor of a megabyte. */
#include "zoo_source.h"

ZOO_PULL("cursor-too-big") {
  static zoo_notes notes;
  static const uint8_t big[1 << 20];
  const kinerja_bytes at = {big, sizeof big};
  zoo_fill(&notes);
  emit->events(emit, &notes.rows);
  return emit->commit(emit, at) == KINERJA_OK ? KINERJA_END : KINERJA_E_INTERNAL;
}
