/* Comes back from pull with a status above 0 that nobody knows. */
#include "zoo_source.h"

ZOO_PULL("unknown-status-of-pull") {
  static zoo_notes notes;
  zoo_fill(&notes);
  zoo_bring(emit, &notes.rows);
  return 77;
}
