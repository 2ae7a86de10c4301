/* Takes back the limits of its own process and of its parent. */
#include "zoo_escape.h"

#include <sys/resource.h>
#include <unistd.h>

ZOO_ESCAPE("raises-limits") {
  const struct rlimit none = {RLIM_INFINITY, RLIM_INFINITY};
  struct rlimit files = {0, 0};
  int raised = prlimit(0, RLIMIT_AS, &none, NULL) == 0 && getrlimit(RLIMIT_NOFILE, &files) == 0;
  files.rlim_cur = files.rlim_max = files.rlim_max + 1;
  raised &= setrlimit(RLIMIT_NOFILE, &files) == 0;
  return raised | (prlimit(getppid(), RLIMIT_CORE, NULL, &files) == 0);
}
