/* Takes a descriptor out of its parent, with pidfd_getfd. */
#include "zoo_escape.h"

#include <sys/syscall.h>
#include <unistd.h>

ZOO_ESCAPE("takes-parents-descriptors") {
  const int parent = (int)syscall(SYS_pidfd_open, getppid(), 0);
  int taken = 0;
  for (int number = 0; parent >= 0 && number < 64; ++number) {
    const int got = (int)syscall(SYS_pidfd_getfd, parent, number, 0);
    if (got < 0) continue;
    taken = 1;
    close(got);
  }
  if (parent >= 0) close(parent);
  return taken;
}
