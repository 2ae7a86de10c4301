/* Looks for a secret in the environment and the command line of its parent. */
#include "zoo_escape.h"

#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

ZOO_ESCAPE("reads-parents-environment") {
  static const char* const names[] = {"environ", "cmdline", "maps", "status"};
  for (size_t k = 0; k < sizeof names / sizeof *names; ++k) {
    char name[64], byte;
    int file;
    ssize_t size;
    snprintf(name, sizeof name, "/proc/%d/%s", getppid(), names[k]);
    file = open(name, O_RDONLY | O_CLOEXEC);
    size = file < 0 ? -1 : read(file, &byte, 1);
    if (file >= 0) close(file);
    if (size > 0) return 1;
  }
  return 0;
}
