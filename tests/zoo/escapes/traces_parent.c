/* Attaches to its parent as a debugger. */
#include "zoo_escape.h"

#include <sys/ptrace.h>
#include <sys/wait.h>
#include <unistd.h>

ZOO_ESCAPE("traces-parent") {
  const pid_t parent = getppid();
  if (parent <= 1 || ptrace(PTRACE_SEIZE, parent, NULL, NULL) != 0) return 0;
  ptrace(PTRACE_INTERRUPT, parent, NULL, NULL);
  waitpid(parent, NULL, __WALL);
  ptrace(PTRACE_DETACH, parent, NULL, NULL);
  return 1;
}
