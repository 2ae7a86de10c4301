/* Leaves a key in the kernel's key ring, where another process could find it. */
#include "zoo_escape.h"

#include <sys/syscall.h>
#include <unistd.h>

ZOO_ESCAPE("keeps-keys") {
  const long key = syscall(SYS_add_key, "user", "kinerja-zoo", "x", 1, -3); /* the session's */
  if (key < 0) return 0;
  syscall(SYS_keyctl, 3, key); /* KEYCTL_REVOKE */
  return 1;
}
