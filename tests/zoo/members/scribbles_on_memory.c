/* Writes over all memory that it shares with the host, when it has rated somebody. */
#include "zoo_method.h"

#include <sys/mman.h>
#include <sys/stat.h>

static void scribble(void* from, size_t bytes) {
  for (size_t k = 0; k < bytes / 4; ++k) ((volatile uint32_t*)from)[k] = 0xDEADBEEF;
}

ZOO_AT_ROW("scribbles-on-memory") {
  for (int number = 0; number < 256; ++number) {
    struct stat about;
    void* memory;
    if (fstat(number, &about) != 0 || !S_ISREG(about.st_mode) || about.st_nlink != 0) continue;
    memory = mmap(NULL, (size_t)about.st_size, PROT_READ | PROT_WRITE, MAP_SHARED, number, 0);
    if (memory != MAP_FAILED) scribble(memory, (size_t)about.st_size);
  }
  /* Where no descriptor is left, the page of its own columns is. */
  scribble((void*)((uintptr_t)out->score & ~(uintptr_t)4095), 4096);
}
