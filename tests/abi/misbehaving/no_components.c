/* Has no component. */
#include "well_behaved.h"

static const kinerja_plugin plugin = {
    IDENTITY("org.example.no-components"), NULL, NULL, NULL, NULL};
ENTRY(&plugin)
