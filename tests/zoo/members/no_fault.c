/* No fault at all: what holds for this one holds for the common part of all others. */
#include "zoo_method.h"

ZOO_METHOD("no-fault", .rate = zoo_rate)
