/* Gives another score when it is asked to explain it. */
#include "zoo_method.h"

ZOO_AT_ROW("other-score-with-trail") {
  if (out->trail != NULL) out->score[row] += 1;
}
