/* Reads the memory of its parent, by /proc and by process_vm_readv. */
#include "zoo_escape.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/uio.h>
#include <unistd.h>

ZOO_ESCAPE("reads-parents-memory") {
  char byte = 0, name[64];
  const struct iovec here = {&byte, 1}, there = {(void*)4096, 1};
  int file;
  snprintf(name, sizeof name, "/proc/%d/mem", getppid());
  file = open(name, O_RDONLY | O_CLOEXEC);
  if (file >= 0) {
    close(file);
    return 1;
  }
  /* EFAULT says: you may, but there is nothing at that address. */
  return process_vm_readv(getppid(), &here, 1, &there, 1, 0) >= 0 || errno == EFAULT;
}
