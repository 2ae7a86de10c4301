/* Writes a hundred thousand lines into the log. */
#include "zoo_method.h"

ZOO_AT_CALL("log-flood") {
  for (int k = 0; k < 100000; ++k)
    call->log(call, KINERJA_LOG_WARN, ZOO_STR("banjir baris log dari sebuah plugin uji"));
}
