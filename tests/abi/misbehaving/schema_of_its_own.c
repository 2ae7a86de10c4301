/* Its schema has a keyword outside the subset. */
#include "well_behaved.h"

static const kinerja_info info = {sizeof info,
                                  0,
                                  STR("org.example.schema-of-its-own.method"),
                                  STR("Name"),
                                  STR("About."),
                                  STR("{\"type\": \"object\", \"oneOf\": []}")};
static const kinerja_method method = METHOD(info, 0, NULL);
static const kinerja_method* const methods[] = LIST(method);
static const kinerja_plugin plugin = {
    IDENTITY("org.example.schema-of-its-own"), NULL, methods, NULL, NULL};
ENTRY(&plugin)
