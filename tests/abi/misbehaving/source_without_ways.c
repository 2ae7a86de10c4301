/* A source with none of pull, ingest and derive. */
#include "well_behaved.h"

static const kinerja_info info = {sizeof info,
                                  0,
                                  STR("org.example.source-without-ways.source"),
                                  STR("Name"),
                                  STR("About."),
                                  STR("{}")};
static const kinerja_source source = {
    sizeof source, 0, &info, any_source_open, any_close, NULL, NULL, NULL};
static const kinerja_source* const sources[] = LIST(source);
static const kinerja_plugin plugin = {
    IDENTITY("org.example.source-without-ways"), sources, NULL, NULL, NULL};
ENTRY(&plugin)
