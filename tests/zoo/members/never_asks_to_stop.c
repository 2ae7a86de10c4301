/* Works for three seconds in each call without asking whether to stop; that is within the time that
 * a call may take. */
#include "zoo_method.h"

#include <time.h>

ZOO_AT_CALL("never-asks-to-stop") {
  struct timespec rest = {0, 300000000};
  while (nanosleep(&rest, &rest) != 0) {
  }
}
