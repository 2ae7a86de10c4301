/* Leaves the processor rounding towards zero. */
#include "zoo_method.h"

#include <fenv.h>

ZOO_AT_CALL("changes-rounding") {
  fesetround(FE_TOWARDZERO);
}
