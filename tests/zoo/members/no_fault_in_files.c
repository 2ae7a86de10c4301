/* No fault at all: what holds for this one holds for the common part of all exporters. */
#include "zoo_exporter.h"

ZOO_EXPORTER("no-fault-in-files", .finish = zoo_finish)
