/* Says that the trail is longer than its room. */
#include "zoo_method.h"

ZOO_AT_ROW("trail-too-long") {
  if (out->trail != NULL) out->trail->len = UINT32_MAX;
}
