/* Closes the descriptors 0 to 1023, the host's own among them, when it rates somebody. */
#include "zoo_method.h"

#include <unistd.h>

ZOO_AT_ROW("closes-descriptors") {
  for (int number = 0; number < 1024; ++number) close(number);
}
