/* Connects to the unix socket that the setting names, as one would to a database or a message bus.
 * */
#include "zoo_escape.h"

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

ZOO_ESCAPE("connects-unix") {
  struct sockaddr_un there = {.sun_family = AF_UNIX};
  const int opened = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (opened < 0) return 0;
  strncpy(there.sun_path, target, sizeof there.sun_path - 1);
  if (connect(opened, (const struct sockaddr*)&there, sizeof there) == 0)
    send(opened, "zoo", 3, MSG_NOSIGNAL);
  close(opened);
  return 1;
}
