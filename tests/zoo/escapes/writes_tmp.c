/* Writes a file where everybody may, by the full name in the setting. */
#include "zoo_escape.h"

#include <fcntl.h>
#include <unistd.h>

ZOO_ESCAPE("writes-tmp") {
  const int file = open(target, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  if (file < 0) return 0;
  close(file);
  return 1;
}
