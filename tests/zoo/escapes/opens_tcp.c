/* Opens a TCP socket and connects to the port on this machine that the setting names. */
#include "zoo_escape.h"

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

ZOO_ESCAPE("opens-tcp") {
  struct sockaddr_in there = {.sin_family = AF_INET, .sin_port = htons((uint16_t)atoi(target))};
  const int opened = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  there.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (opened < 0) return 0;
  if (connect(opened, (const struct sockaddr*)&there, sizeof there) == 0)
    send(opened, "zoo", 3, MSG_NOSIGNAL);
  close(opened);
  return 1;
}
