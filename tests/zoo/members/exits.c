/* Calls exit(0) while it rates somebody: a success, if one looks at the exit status alone. */
#include "zoo_method.h"

ZOO_AT_ROW("exits") {
  exit(0);
}
