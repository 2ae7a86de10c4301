/* Looks through the environment for the password of the database, and tells it to the log. */
#include "zoo_method.h"

extern char** environ;

ZOO_AT_CALL("reads-environment") {
  for (char** entry = environ; entry != NULL && *entry != NULL; ++entry)
    if (strstr(*entry, "SECRET") != NULL) call->log(call, KINERJA_LOG_WARN, kinerja_cstr(*entry));
}
