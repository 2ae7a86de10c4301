/* Mounts a file system in memory over an empty folder. */
#include "zoo_escape.h"

#include <sys/mount.h>

ZOO_ESCAPE("mounts") {
  if (mount("zoo", target, "tmpfs", 0, NULL) != 0) return 0;
  umount2(target, MNT_DETACH);
  return 1;
}
