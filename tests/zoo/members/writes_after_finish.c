/* Keeps the sink from finish and writes through it in close. */
#include "zoo_exporter.h"

static const kinerja_sink* kept;

static kinerja_status faulty_finish(void* self,
                                    const kinerja_call* call,
                                    const kinerja_sink* sink) {
  kept = sink;
  return zoo_finish(self, call, sink);
}

static void faulty_close(void* self) {
  if (kept != NULL) zoo_put(kept, ZOO_STR("terlambat.txt"), ZOO_STR("x"));
  zoo_exporter_close(self);
}

ZOO_EXPORTER("writes-after-finish", .finish = faulty_finish, .close = faulty_close)
