/* Becomes another user, and as root goes into another root folder. */
#include "zoo_escape.h"

#include <grp.h>
#include <unistd.h>

ZOO_ESCAPE("becomes-another") {
  if (geteuid() != 0) return setresuid(0, 0, 0) == 0 || setuid(0) == 0;
  return chroot("/") == 0 || setgroups(0, NULL) == 0;
}
