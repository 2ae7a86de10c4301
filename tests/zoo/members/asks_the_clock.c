/* Gives a score that hangs on the time of day. */
#include "zoo_method.h"

#include <time.h>

ZOO_AT_ROW("asks-the-clock") {
  struct timespec now = {0, 0};
  clock_gettime(CLOCK_MONOTONIC, &now);
  out->score[row] = (double)(now.tv_nsec / 64 % 1000000);
  if (out->trail != NULL) out->trail->result[out->trail->len - 1] = out->score[row];
}
