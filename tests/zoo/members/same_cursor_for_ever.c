/* Brings the same rows with the same cursor each time, and says that there are more. */
#include "zoo_source.h"

ZOO_PULL("same-cursor-for-ever") {
  static zoo_notes notes;
  kinerja_status status;
  zoo_fill(&notes);
  status = zoo_bring(emit, &notes.rows);
  return status == KINERJA_END ? KINERJA_LATER : status;
}
