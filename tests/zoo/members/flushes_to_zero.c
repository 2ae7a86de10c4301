/* Makes the processor flush small numbers to zero while it is loaded, as libraries built with fast-
 * math do. */
#include "zoo_method.h"

__attribute__((constructor)) static void at_load(void) {
#ifdef __SSE2__
  __builtin_ia32_ldmxcsr(__builtin_ia32_stmxcsr() | 0x8040u); /* FTZ, DAZ */
#endif
}

ZOO_METHOD("flushes-to-zero", .rate = zoo_rate)
