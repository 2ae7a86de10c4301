/* Calls abort while it rates somebody. */
#include "zoo_method.h"

ZOO_AT_ROW("aborts") {
  abort();
}
