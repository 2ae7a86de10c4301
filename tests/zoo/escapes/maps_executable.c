/* Asks for new memory that can be written and executed. */
#include "zoo_escape.h"

#include <sys/mman.h>

ZOO_ESCAPE("maps-executable") {
  void* const memory =
      mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED) return 0;
  munmap(memory, 4096);
  return 1;
}
