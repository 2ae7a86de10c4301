/* Reads a file, starts a thread and writes to stderr while it is loaded. */
#include "zoo_method.h"

#include <fcntl.h>
#include <pthread.h>
#include <unistd.h>

static void* wait_a_little(void* nothing) {
  usleep(1000);
  return nothing;
}

__attribute__((constructor)) static void at_load(void) {
  static const char words[] = "zoo: bekerja saat dimuat\n";
  pthread_t thread;
  const int file = open("/proc/self/status", O_RDONLY | O_CLOEXEC);
  if (file >= 0) close(file);
  if (pthread_create(&thread, NULL, wait_a_little, NULL) == 0) pthread_detach(thread);
  if (write(STDERR_FILENO, words, sizeof words - 1) < 0) return;
}

ZOO_METHOD("works-in-constructor", .rate = zoo_rate)
