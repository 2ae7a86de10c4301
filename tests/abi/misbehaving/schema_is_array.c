/* Its schema is an array. */
#include "well_behaved.h"

static const kinerja_info info = {sizeof info,
                                  0,
                                  STR("org.example.schema-is-array.method"),
                                  STR("Name"),
                                  STR("About."),
                                  STR("[]")};
static const kinerja_method method = METHOD(info, 0, NULL);
static const kinerja_method* const methods[] = LIST(method);
static const kinerja_plugin plugin = {
    IDENTITY("org.example.schema-is-array"), NULL, methods, NULL, NULL};
ENTRY(&plugin)
