/* Loses a megabyte in each call. */
#include "zoo_method.h"

ZOO_AT_CALL("leaks") {
  static char* volatile lost;
  lost = malloc(1 << 20);
  if (lost != NULL) memset(lost, 1, 1 << 20);
}
