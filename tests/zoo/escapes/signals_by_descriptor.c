/* Lets the kernel signal its parent for it: makes it the owner of descriptors whose events raise a
 * signal that ends a program. */
#include "zoo_escape.h"

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

static void give_to_parent(int number) {
  const int flags = fcntl(number, F_GETFL);
  if (flags < 0 || getppid() <= 1 || fcntl(number, F_SETOWN, getppid()) != 0) return;
  fcntl(number, F_SETSIG, SIGUSR1);
  fcntl(number, F_SETFL, flags | O_ASYNC);
}

ZOO_ESCAPE("signals-by-descriptor") {
  int ends[2] = {-1, -1};
  for (int number = 0; number < 64; ++number) give_to_parent(number);
  if (pipe(ends) == 0) {
    give_to_parent(ends[0]);
    if (write(ends[1], "x", 1) == 1) usleep(1000);
    close(ends[0]);
    close(ends[1]);
  }
  return 0; /* the parent tells: the test counts the signal, the host would die of it */
}
