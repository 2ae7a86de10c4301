/* Sends the host messages that carry 200 descriptors each. */
#include "zoo_method.h"

#include <sys/socket.h>
#include <sys/stat.h>

enum { descriptors_len = 200 };

static void send_descriptors(int to) {
  union {
    struct cmsghdr head;
    char room[CMSG_SPACE(descriptors_len * sizeof(int))];
  } control;
  char byte = 0;
  struct iovec part = {&byte, 1};
  struct msghdr message = {.msg_iov = &part,
                           .msg_iovlen = 1,
                           .msg_control = control.room,
                           .msg_controllen = sizeof control.room};
  int numbers[descriptors_len];
  for (int k = 0; k < descriptors_len; ++k) numbers[k] = to;
  memset(&control, 0, sizeof control);
  control.head.cmsg_level = SOL_SOCKET;
  control.head.cmsg_type = SCM_RIGHTS;
  control.head.cmsg_len = CMSG_LEN(sizeof numbers);
  memcpy(CMSG_DATA(&control.head), numbers, sizeof numbers);
  for (int k = 0; k < 10; ++k) sendmsg(to, &message, MSG_DONTWAIT | MSG_NOSIGNAL);
}

ZOO_AT_ROW("gives-descriptors") {
  for (int number = 3; number < 256; ++number) {
    struct stat about;
    if (fstat(number, &about) == 0 && S_ISSOCK(about.st_mode)) send_descriptors(number);
  }
}
