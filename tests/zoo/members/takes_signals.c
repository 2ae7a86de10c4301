/* Takes over the signals that end a program, and a timer that keeps ringing. */
#include "zoo_method.h"

#include <signal.h>
#include <sys/time.h>

static void ignore(int number) {
  (void)number;
}

ZOO_AT_CALL("takes-signals") {
  const struct itimerval often = {{0, 20000}, {0, 20000}};
  signal(SIGINT, ignore);
  signal(SIGTERM, ignore);
  signal(SIGCHLD, SIG_IGN);
  signal(SIGPIPE, SIG_DFL);
  signal(SIGSEGV, ignore);
  signal(SIGALRM, ignore);
  setitimer(ITIMER_REAL, &often, NULL);
}
