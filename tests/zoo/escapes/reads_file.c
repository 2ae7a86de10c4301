/* Reads the file that the setting names, which anybody may read. */
#include "zoo_escape.h"

#include <fcntl.h>
#include <unistd.h>

ZOO_ESCAPE("reads-file") {
  char bytes[64];
  const int file = open(target, O_RDONLY | O_CLOEXEC);
  const ssize_t size = file < 0 ? -1 : read(file, bytes, sizeof bytes);
  if (file >= 0) close(file);
  return size > 0;
}
