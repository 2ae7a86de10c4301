/* Sets up a ring of io_uring, which reads and writes behind the back of filters for system calls.
 * */
#include "zoo_escape.h"

#include <sys/syscall.h>
#include <unistd.h>

ZOO_ESCAPE("asks-io-uring") {
  char room[256];
  int ring;
  memset(room, 0, sizeof room);
  ring = (int)syscall(SYS_io_uring_setup, 4, room);
  if (ring < 0) return 0;
  close(ring);
  return 1;
}
