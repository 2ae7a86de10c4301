/* Goes to another working folder. */
#include "zoo_method.h"

#include <unistd.h>

ZOO_AT_CALL("changes-folder") {
  if (chdir("/") != 0) return;
}
