/* Its info is shorter than that of the first release. */
#include "well_behaved.h"

static const kinerja_info info = {
    16, 0, STR("org.example.short-info.method"), STR("Name"), STR("About."), STR("{}")};
static const kinerja_method method = METHOD(info, 0, NULL);
static const kinerja_method* const methods[] = LIST(method);
static const kinerja_plugin plugin = {
    IDENTITY("org.example.short-info"), NULL, methods, NULL, NULL};
ENTRY(&plugin)
