/* No fault at all; the note included. */
#include "well_behaved.h"

KINERJA_PLUGIN_NOTE(KINERJA_ABI);

static const kinerja_info info = INFO("org.example.well-behaved.method");
static const kinerja_method method = METHOD(info, 0, NULL);
static const kinerja_method* const methods[] = LIST(method);
static const kinerja_plugin plugin = {
    IDENTITY("org.example.well-behaved"), NULL, methods, NULL, NULL};
ENTRY(&plugin)
