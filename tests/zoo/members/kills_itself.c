/* Ends its process with SIGKILL while it rates somebody, as the kernel does when memory is short.
 * */
#include "zoo_method.h"

#include <signal.h>

ZOO_AT_ROW("kills-itself") {
  raise(SIGKILL);
}
