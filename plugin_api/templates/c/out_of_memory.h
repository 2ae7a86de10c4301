/* Lets a test say that there is no memory: the linker sends each malloc of the test program here.
 */
#ifndef OUT_OF_MEMORY_H
#define OUT_OF_MEMORY_H

#include <stddef.h>

static int out_of_memory = 0;

void* __real_malloc(size_t size);
void* __wrap_malloc(size_t size);
void* __wrap_malloc(size_t size) {
  return out_of_memory ? NULL : __real_malloc(size);
}

#endif
