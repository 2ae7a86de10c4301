/* Looks for a secret in its environment, in memory and by /proc. */
#include "zoo_escape.h"

#include <fcntl.h>
#include <unistd.h>

ZOO_ESCAPE("reads-environment") {
  char bytes[65536];
  const int file = open("/proc/self/environ", O_RDONLY | O_CLOEXEC);
  const ssize_t size = file < 0 ? -1 : read(file, bytes, sizeof bytes);
  if (file >= 0) close(file);
  if (size > 0 && memmem(bytes, (size_t)size, "KINERJA_ZOO_SECRET", 18) != NULL) return 1;
  return getenv("KINERJA_ZOO_SECRET") != NULL;
}
