/* Becomes another program, which makes the file that the setting names. */
#include "zoo_escape.h"

#include <unistd.h>

ZOO_ESCAPE("executes") {
  char program[] = "/usr/bin/touch";
  char file[ZOO_TARGET_BYTES];
  char* const words[] = {program, file, NULL};
  char* const nothing[] = {NULL};
  memcpy(file, target, sizeof file);
  execve(program, words, nothing);
  return 0; /* where it comes back, it was held; else the file tells */
}
