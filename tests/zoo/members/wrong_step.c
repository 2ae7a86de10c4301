/* Writes a step into the trail that is not in its catalogue. */
#include "zoo_method.h"

ZOO_AT_ROW("wrong-step") {
  if (out->trail != NULL) out->trail->step[out->trail->len - 1] = 1000000;
}
