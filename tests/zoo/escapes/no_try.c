/* Tries nothing: what holds for this one holds for the common part of all others. */
#include "zoo_escape.h"

ZOO_ESCAPE("no-try") {
  return 0;
}
