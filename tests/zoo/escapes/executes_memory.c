/* Becomes a program that it holds in memory, which makes the file that the setting names. */
#include "zoo_escape.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

ZOO_ESCAPE("executes-memory") {
  char script[ZOO_TARGET_BYTES + 32];
  char name[32];
  char* const words[] = {name, NULL};
  char* const nothing[] = {NULL};
  const int length = snprintf(script, sizeof script, "#!/bin/sh\n: > '%s'\n", target);
  const int file = memfd_create("zoo", 0);
  if (file < 0) return 0;
  snprintf(name, sizeof name, "/proc/self/fd/%d", file);
  if (write(file, script, (size_t)length) == length && fchmod(file, 0700) == 0) {
    execve(name, words, nothing);
    syscall(SYS_execveat, file, "", words, nothing, AT_EMPTY_PATH);
  }
  close(file);
  return 0; /* where it comes back, it was held; else the file tells */
}
