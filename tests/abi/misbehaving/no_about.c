/* Leaves out what the component is about. */
#include "well_behaved.h"

static const kinerja_info info = {
    sizeof info, 0, STR("org.example.no-about.method"), STR("Name"), {NULL, 0}, STR("{}")};
static const kinerja_method method = METHOD(info, 0, NULL);
static const kinerja_method* const methods[] = LIST(method);
static const kinerja_plugin plugin = {IDENTITY("org.example.no-about"), NULL, methods, NULL, NULL};
ENTRY(&plugin)
