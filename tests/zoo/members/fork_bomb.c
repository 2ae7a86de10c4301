/* Forks fifty times in each call; the children do nothing and end. */
#include "zoo_method.h"

#include <sys/wait.h>
#include <unistd.h>

ZOO_AT_CALL("fork-bomb") {
  for (int k = 0; k < 50; ++k) {
    const pid_t child = fork();
    if (child == 0) _exit(0);
    if (child > 0) waitpid(child, NULL, 0);
  }
}
