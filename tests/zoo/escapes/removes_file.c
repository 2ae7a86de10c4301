/* Removes the file that the setting names. */
#include "zoo_escape.h"

#include <unistd.h>

ZOO_ESCAPE("removes-file") {
  return unlink(target) == 0;
}
