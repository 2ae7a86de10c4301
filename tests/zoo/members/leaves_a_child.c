/* Leaves a process behind that outlives the call by a minute. */
#include "zoo_method.h"

#include <unistd.h>

ZOO_AT_CALL("leaves-a-child") {
  if (fork() != 0) return;
  setsid();
  for (int number = 0; number < 64; ++number) close(number);
  sleep(60);
  _exit(0);
}
