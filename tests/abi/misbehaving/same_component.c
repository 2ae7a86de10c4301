/* No fault of its own: it brings the component of well_behaved. */
#include "well_behaved.h"

static const kinerja_info info = INFO("org.example.well-behaved.method");
static const kinerja_method method = METHOD(info, 0, NULL);
static const kinerja_method* const methods[] = LIST(method);
static const kinerja_plugin plugin = {
    IDENTITY("org.example.same-component"), NULL, methods, NULL, NULL};
ENTRY(&plugin)
