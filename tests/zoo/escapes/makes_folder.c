/* Makes a folder, a link and a pipe beside the name in the setting. */
#include "zoo_escape.h"

#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

ZOO_ESCAPE("makes-folder") {
  char name[ZOO_TARGET_BYTES + 8];
  int made = mkdir(target, 0700) == 0;
  snprintf(name, sizeof name, "%s.link", target);
  made |= symlink("/etc/passwd", name) == 0;
  snprintf(name, sizeof name, "%s.fifo", target);
  made |= mkfifo(name, 0600) == 0;
  return made;
}
