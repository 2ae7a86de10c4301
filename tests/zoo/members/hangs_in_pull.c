/* Never comes back from pull, with rows already brought. */
#include "zoo_source.h"

#include <unistd.h>

ZOO_PULL("hangs-in-pull") {
  static zoo_notes notes;
  zoo_fill(&notes);
  zoo_bring(emit, &notes.rows);
  for (;;) pause();
  return KINERJA_END;
}
