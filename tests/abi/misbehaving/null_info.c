/* A component without info. */
#include "well_behaved.h"

static const kinerja_method method = {
    sizeof method, 0, NULL, NULL, any_open, any_close, any_grades, any_room, any_rate, 0, 0};
static const kinerja_method* const methods[] = LIST(method);
static const kinerja_plugin plugin = {IDENTITY("org.example.null-info"), NULL, methods, NULL, NULL};
ENTRY(&plugin)
