/* Keeps the host's functions from pull and brings rows through them in close. */
#include "zoo_source.h"

static const kinerja_emit* kept;
static zoo_notes notes;

static kinerja_status faulty_pull(void* self,
                                  const kinerja_call* call,
                                  kinerja_bytes cursor,
                                  const kinerja_emit* emit) {
  (void)self, (void)call, (void)cursor;
  kept = emit;
  zoo_fill(&notes);
  return zoo_bring(emit, &notes.rows);
}

static void faulty_close(void* self) {
  if (kept != NULL) zoo_bring(kept, &notes.rows);
  zoo_source_close(self);
}

ZOO_SOURCE("emits-after-pull", .pull = faulty_pull, .close = faulty_close)
