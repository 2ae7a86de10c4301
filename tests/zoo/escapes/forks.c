/* Makes a second process, by fork, vfork and clone3. */
#include "zoo_escape.h"

#include <linux/sched.h>
#include <signal.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

ZOO_ESCAPE("forks") {
  pid_t child = fork();
  if (child == 0) _exit(0);
  if (child < 0) child = (pid_t)syscall(SYS_fork);
  if (child == 0) _exit(0);
  if (child < 0) {
    struct clone_args how;
    memset(&how, 0, sizeof how);
    how.exit_signal = SIGCHLD;
    child = (pid_t)syscall(SYS_clone3, &how, sizeof how);
    if (child == 0) _exit(0);
  }
  if (child < 0) return 0;
  waitpid(child, NULL, 0);
  return 1;
}
