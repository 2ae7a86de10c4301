/* Cuts off the memory that it shares with the host: who reads there dies of SIGBUS. */
#include "zoo_method.h"

#include <sys/stat.h>
#include <unistd.h>

ZOO_AT_ROW("truncates-memory") {
  for (int number = 0; number < 256; ++number) {
    struct stat about;
    if (fstat(number, &about) == 0 && S_ISREG(about.st_mode) && about.st_nlink == 0 &&
        ftruncate(number, 0) == 0)
      call->log(call, KINERJA_LOG_WARN, ZOO_STR("dipotong"));
  }
}
