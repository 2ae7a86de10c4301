/* Empties the environment and sets another time zone. */
#include "zoo_method.h"

ZOO_AT_CALL("changes-environment") {
  clearenv();
  setenv("TZ", "Pacific/Kiritimati", 1);
}
