/* Writes to address 0 in pull, with rows already brought. */
#include "zoo_source.h"

ZOO_PULL("segv-in-pull") {
  static zoo_notes notes;
  zoo_fill(&notes);
  zoo_bring(emit, &notes.rows);
  *(volatile int*)zoo_nowhere() = 1;
  return KINERJA_END;
}
