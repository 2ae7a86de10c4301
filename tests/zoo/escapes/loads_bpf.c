/* Loads a program into the kernel, and opens its counters. */
#include "zoo_escape.h"

#include <sys/syscall.h>
#include <unistd.h>

ZOO_ESCAPE("loads-bpf") {
  char room[128];
  int got;
  memset(room, 0, sizeof room);
  ((uint32_t*)(void*)room)[0] = 1;                /* BPF_MAP_TYPE_HASH, PERF_TYPE_SOFTWARE */
  ((uint32_t*)(void*)room)[1] = sizeof room - 16; /* key bytes; size of the attributes */
  ((uint32_t*)(void*)room)[2] = 4;
  ((uint32_t*)(void*)room)[3] = 1;
  got = (int)syscall(SYS_bpf, 0, room, 72);
  if (got < 0) got = (int)syscall(SYS_perf_event_open, room, 0, -1, -1, 0);
  if (got < 0) return 0;
  close(got);
  return 1;
}
