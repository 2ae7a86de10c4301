/* Stops its process (SIGSTOP) while it rates somebody: it is not dead, and never answers. */
#include "zoo_method.h"

#include <signal.h>
#include <unistd.h>

ZOO_AT_ROW("stops-itself") {
  kill(getpid(), SIGSTOP);
}
