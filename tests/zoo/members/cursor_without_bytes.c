/* Commits with a cursor of ten bytes that lie nowhere. */
#include "zoo_source.h"

ZOO_PULL("cursor-without-bytes") {
  static zoo_notes notes;
  const kinerja_bytes at = {NULL, 10};
  zoo_fill(&notes);
  emit->events(emit, &notes.rows);
  return emit->commit(emit, at) == KINERJA_OK ? KINERJA_END : KINERJA_E_INTERNAL;
}
