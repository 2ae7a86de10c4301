/* Opens the file that the setting names to everybody, gives it away, and changes its times. */
#include "zoo_escape.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

ZOO_ESCAPE("changes-mode") {
  const struct timespec times[2] = {{1, 0}, {1, 0}};
  int changed = chmod(target, 0666) == 0;
  changed |= utimensat(AT_FDCWD, target, times, 0) == 0;
  changed |= setxattr(target, "user.zoo", "x", 1, 0) == 0;
  return changed | (chown(target, 0, 0) == 0);
}
