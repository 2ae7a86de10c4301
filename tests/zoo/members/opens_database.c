/* Opens and closes the database file that the setting names; in the host's process that alone
 * breaks the locks of SQLite. */
#include "zoo_method.h"

#include <fcntl.h>
#include <unistd.h>

static char path[ZOO_TARGET_BYTES];

static kinerja_status open_with_path(const kinerja_call* call,
                                     const kinerja_method_setup* setup,
                                     void** self) {
  zoo_target(setup->config, path);
  return zoo_open(call, setup, self);
}

static kinerja_status faulty_rate(const void* self,
                                  const kinerja_call* call,
                                  const kinerja_rate_in* in,
                                  kinerja_rate_out* out) {
  const int file = open(path, O_RDWR | O_CLOEXEC);
  if (file >= 0) close(file);
  return zoo_rate(self, call, in, out);
}

ZOO_METHOD("opens-database", .open = open_with_path, .rate = faulty_rate)
