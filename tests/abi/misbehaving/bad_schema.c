/* Its schema is no JSON. */
#include "well_behaved.h"

static const kinerja_info info = {sizeof info,
                                  0,
                                  STR("org.example.bad-schema.method"),
                                  STR("Name"),
                                  STR("About."),
                                  STR("{\"type\": ")};
static const kinerja_method method = METHOD(info, 0, NULL);
static const kinerja_method* const methods[] = LIST(method);
static const kinerja_plugin plugin = {
    IDENTITY("org.example.bad-schema"), NULL, methods, NULL, NULL};
ENTRY(&plugin)
