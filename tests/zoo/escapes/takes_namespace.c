/* Makes a user namespace, in which it would be root. */
#include "zoo_escape.h"

#include <sched.h>

ZOO_ESCAPE("takes-namespace") {
  return unshare(CLONE_NEWUSER) == 0 || unshare(CLONE_NEWNS) == 0;
}
