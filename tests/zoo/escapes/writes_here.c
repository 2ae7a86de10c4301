/* Writes a file into the folder that it works in, or one above. */
#include "zoo_escape.h"

#include <fcntl.h>
#include <unistd.h>

ZOO_ESCAPE("writes-here") {
  const int here = open("zoo-di-sini", O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  const int above = open("../zoo-di-sini", O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  if (here >= 0) close(here);
  if (above >= 0) close(above);
  return here >= 0 || above >= 0;
}
