/* Opens ten thousand descriptors in its first call and keeps them. */
#include "zoo_method.h"

#include <unistd.h>

ZOO_AT_CALL("ten-thousand-descriptors") {
  static int tried;
  if (tried++ > 0) return;
  for (int k = 0; k < 10000; ++k)
    if (dup(STDERR_FILENO) < 0) return;
}
