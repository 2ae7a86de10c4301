/* Sends a datagram to the port on this machine that the setting names. */
#include "zoo_escape.h"

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

ZOO_ESCAPE("sends-udp") {
  struct sockaddr_in there = {.sin_family = AF_INET, .sin_port = htons((uint16_t)atoi(target))};
  const int opened = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  there.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (opened < 0) return 0;
  sendto(opened, "zoo", 3, 0, (const struct sockaddr*)&there, sizeof there);
  close(opened);
  return 1;
}
