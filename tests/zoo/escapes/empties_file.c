/* Cuts the file that the setting names to nothing. */
#include "zoo_escape.h"

#include <unistd.h>

ZOO_ESCAPE("empties-file") {
  return truncate(target, 0) == 0;
}
