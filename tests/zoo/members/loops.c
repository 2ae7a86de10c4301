/* Computes for ever while it rates somebody, and never asks whether to stop. */
#include "zoo_method.h"

ZOO_AT_ROW("loops") {
  for (volatile uint64_t turns = 0;; ++turns) {
  }
}
