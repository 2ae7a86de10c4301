/* Stops its process (SIGSTOP) while it rates somebody: it is not dead, and never answers. */
#include "zoo_method.h"

#include <signal.h>

ZOO_AT_ROW("stops-itself") {
  raise(SIGSTOP);
}
