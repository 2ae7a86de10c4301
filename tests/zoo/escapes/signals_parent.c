/* Sends its parent a signal, by each way that there is. One that does nothing, but could be
 * SIGKILL. */
#include "zoo_escape.h"

#include <signal.h>
#include <sys/syscall.h>
#include <unistd.h>

ZOO_ESCAPE("signals-parent") {
  const pid_t parent = getppid();
  int got, handle;
  if (parent <= 1) return 0;
  got = kill(parent, SIGURG) == 0;
  got |= syscall(SYS_tgkill, parent, parent, SIGURG) == 0;
  handle = (int)syscall(SYS_pidfd_open, parent, 0);
  if (handle >= 0) {
    got |= syscall(SYS_pidfd_send_signal, handle, SIGURG, NULL, 0) == 0;
    close(handle);
  }
  return got;
}
