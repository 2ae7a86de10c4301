/* Writes a megabyte of control characters and half letters to stdout and stderr. */
#include "zoo_method.h"

#include <unistd.h>

ZOO_AT_CALL("writes-to-stdout") {
  char junk[1024];
  memset(junk, 0x1B, sizeof junk);
  memcpy(junk, "\x1B]0;zoo\a\x1B[31m\xC3{\"ok\":true}\n", 24);
  for (int k = 0; k < 512; ++k) {
    if (write(STDOUT_FILENO, junk, sizeof junk) < 0) return;
    if (write(STDERR_FILENO, junk, sizeof junk) < 0) return;
  }
}
