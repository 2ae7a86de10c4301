/* Waits for connections on a port of this machine. */
#include "zoo_escape.h"

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

ZOO_ESCAPE("waits-for-guests") {
  struct sockaddr_in here = {.sin_family = AF_INET};
  const int opened = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  int waits;
  here.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  waits = opened >= 0 && bind(opened, (const struct sockaddr*)&here, sizeof here) == 0 &&
          listen(opened, 1) == 0;
  if (opened >= 0) close(opened);
  return waits;
}
