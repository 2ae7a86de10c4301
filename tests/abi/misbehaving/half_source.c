/* A source that pulls, but can be neither opened nor closed. */
#include "well_behaved.h"

static const kinerja_info info = {
    sizeof info, 0, STR("org.example.half-source.source"), STR("Name"), STR("About."), STR("{}")};
static const kinerja_source source = {sizeof source, 0, &info, NULL, NULL, any_pull, NULL, NULL};
static const kinerja_source* const sources[] = LIST(source);
static const kinerja_plugin plugin = {
    IDENTITY("org.example.half-source"), sources, NULL, NULL, NULL};
ENTRY(&plugin)
