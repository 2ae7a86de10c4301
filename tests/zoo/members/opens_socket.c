/* Opens a socket of each family that there is. */
#include "zoo_method.h"

#include <sys/socket.h>
#include <unistd.h>

ZOO_AT_CALL("opens-socket") {
  for (int family = 0; family < 48; ++family) {
    const int opened = socket(family, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (opened >= 0) close(opened);
  }
}
