/* Makes memory executable that it wrote, and code writable. */
#include "zoo_escape.h"

#include <sys/mman.h>
#include <unistd.h>

ZOO_ESCAPE("makes-code-writable") {
  const size_t page = (size_t)sysconf(_SC_PAGESIZE);
  char* const memory = mmap(NULL, page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  int made = 0;
  if (memory != MAP_FAILED) {
    memory[0] = 0;
    made = mprotect(memory, page, PROT_READ | PROT_EXEC) == 0;
    munmap(memory, page);
  }
  return made;
}
