/* Asks the host itself for files that the cycle does not name, as inputs and as secrets. */
#include "zoo_escape.h"

ZOO_ESCAPE("reads-through-host") {
  static const char* const names[] = {"/etc/passwd", "../../../etc/passwd", "PATH", "HOME"};
  for (size_t k = 0; k < sizeof names / sizeof *names; ++k) {
    kinerja_bytes block = {NULL, 0};
    kinerja_str secret = {NULL, 0};
    if (call->read(call, kinerja_cstr(names[k]), &block) == KINERJA_OK && block.len > 0) return 1;
    if (call->secret(call, kinerja_cstr(names[k]), &secret) == KINERJA_OK && secret.len > 0)
      return 1;
  }
  return 0;
}
