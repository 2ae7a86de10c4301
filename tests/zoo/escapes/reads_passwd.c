/* Reads /etc/passwd and hands its first line out through the log. */
#include "zoo_escape.h"

#include <fcntl.h>
#include <unistd.h>

ZOO_ESCAPE("reads-passwd") {
  char line[64];
  const int file = open("/etc/passwd", O_RDONLY | O_CLOEXEC);
  const ssize_t size = file < 0 ? -1 : read(file, line, sizeof line);
  if (file >= 0) close(file);
  if (size <= 0) return 0;
  call->log(call, KINERJA_LOG_WARN, (kinerja_str){line, (uint64_t)size});
  return 1;
}
