/* Sets an alarm whose signal ends the process a little later, when it no longer runs. */
#include "zoo_method.h"

#include <signal.h>
#include <sys/time.h>

ZOO_AT_CALL("rings-alarm") {
  const struct itimerval once = {{0, 0}, {0, 2000}};
  signal(SIGALRM, SIG_DFL);
  setitimer(ITIMER_REAL, &once, NULL);
}
