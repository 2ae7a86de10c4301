/* Its entry gives nothing: it refuses this host. */
#include "well_behaved.h"

ENTRY(NULL)
