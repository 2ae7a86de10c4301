/* Speaks of three steps and shows none. */
#include "well_behaved.h"

static const kinerja_info info = INFO("org.example.null-steps.method");
static const kinerja_method method = METHOD(info, 3, NULL);
static const kinerja_method* const methods[] = LIST(method);
static const kinerja_plugin plugin = {
    IDENTITY("org.example.null-steps"), NULL, methods, NULL, NULL};
ENTRY(&plugin)
