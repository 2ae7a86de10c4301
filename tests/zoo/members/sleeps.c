/* Sleeps for ever while it rates somebody. */
#include "zoo_method.h"

#include <unistd.h>

ZOO_AT_ROW("sleeps") {
  for (;;) pause();
}
