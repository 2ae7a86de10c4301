/* Brings a broken column and, when it is refused, goes on bringing good rows and says that all is
 * well. */
#include "zoo_source.h"

ZOO_PULL("goes-on-after-refusal") {
  static zoo_notes notes;
  zoo_fill(&notes);
  notes.rows.struct_size = 0;
  emit->events(emit, &notes.rows);
  zoo_fill(&notes);
  for (int k = 0; k < 1000; ++k) zoo_bring(emit, &notes.rows);
  return KINERJA_END;
}
