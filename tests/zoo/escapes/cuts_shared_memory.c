/* Cuts the memory that it shares with the host: who reads there then dies of SIGBUS. Grows it, too.
 * */
#include "zoo_escape.h"

#include <sys/stat.h>
#include <unistd.h>

ZOO_ESCAPE("cuts-shared-memory") {
  int cut = 0;
  for (int number = 0; number < 1024; ++number) {
    struct stat about;
    if (fstat(number, &about) != 0 || !S_ISREG(about.st_mode) || about.st_nlink != 0) continue;
    cut |= ftruncate(number, about.st_size + 4096) == 0;
    cut |= ftruncate(number, 0) == 0;
  }
  return cut;
}
