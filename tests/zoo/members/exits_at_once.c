/* Calls _exit(0) while it rates somebody, so that nothing is written any more. */
#include "zoo_method.h"

#include <unistd.h>

ZOO_AT_ROW("exits-at-once") {
  _exit(0);
}
