/* Sends the host messages of random bytes on the socket that it finds. */
#include "zoo_method.h"

#include <sys/socket.h>
#include <sys/stat.h>

ZOO_AT_ROW("lies-on-the-socket") {
  unsigned char junk[4096];
  unsigned state = 12345;
  for (int number = 3; number < 256; ++number) {
    struct stat about;
    if (fstat(number, &about) != 0 || !S_ISSOCK(about.st_mode)) continue;
    for (int k = 0; k < 100; ++k) {
      for (size_t i = 0; i < sizeof junk; ++i)
        junk[i] = (unsigned char)((state = state * 1103515245u + 12345u) >> 16);
      send(number, junk, state % sizeof junk, MSG_DONTWAIT | MSG_NOSIGNAL);
    }
  }
}
