/* Shields itself from every signal that can be shielded, from the death of its parent and from its
 * session, and then loops. */
#include "zoo_method.h"

#include <signal.h>
#include <sys/prctl.h>
#include <unistd.h>

ZOO_AT_ROW("refuses-to-die") {
  sigset_t all;
  for (int number = 1; number < 32; ++number) signal(number, SIG_IGN);
  sigfillset(&all);
  sigprocmask(SIG_BLOCK, &all, NULL);
  prctl(PR_SET_PDEATHSIG, 0);
  setsid();
  for (;;) pause();
}
