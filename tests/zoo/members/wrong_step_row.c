/* Writes a step into the trail of a person who is not in the batch. */
#include "zoo_method.h"

ZOO_AT_ROW("wrong-step-row") {
  if (out->trail != NULL) out->trail->row[out->trail->len - 1] = INT32_MAX;
}
