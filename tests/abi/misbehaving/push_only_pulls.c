/* A source that is marked as without pull, but has it. */
#include "well_behaved.h"

static const kinerja_info info = {sizeof info,
                                  KINERJA_INFO_PUSH_ONLY,
                                  STR("org.example.push-only-pulls.source"),
                                  STR("Name"),
                                  STR("About."),
                                  STR("{}")};
static const kinerja_source source = {
    sizeof source, 0, &info, any_source_open, any_close, any_pull, NULL, NULL};
static const kinerja_source* const sources[] = LIST(source);
static const kinerja_plugin plugin = {
    IDENTITY("org.example.push-only-pulls"), sources, NULL, NULL, NULL};
ENTRY(&plugin)
