/* Looks for descriptors that the host forgot to close: folders, terminals, and files that can be
 * written. */
#include "zoo_escape.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

ZOO_ESCAPE("finds-descriptors") {
  for (int number = 0; number < 1024; ++number) {
    struct stat about;
    const int flags = fcntl(number, F_GETFL);
    if (flags < 0 || fstat(number, &about) != 0) continue;
    if (S_ISDIR(about.st_mode) || isatty(number)) return 1;
    if (S_ISREG(about.st_mode) && about.st_nlink > 0 && (flags & O_ACCMODE) != O_RDONLY) return 1;
  }
  return 0;
}
