/* Opens a thousand files at once. */
#include "zoo_exporter.h"

ZOO_FINISH("opens-a-thousand") {
  char name[] = "f0000";
  for (int k = 0; k < 1000; ++k) {
    uint32_t id = 0;
    for (int digit = 4, rest = k; digit > 0; --digit, rest /= 10)
      name[digit] = (char)('0' + rest % 10);
    sink->open(sink, kinerja_cstr(name), ZOO_STR("text/plain"), &id);
  }
  return KINERJA_OK;
}
