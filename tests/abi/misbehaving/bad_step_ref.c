/* A step points at a kind of thing that is not there. */
#include "well_behaved.h"

static const kinerja_info info = INFO("org.example.bad-step-ref.method");
static const kinerja_step steps[] = {{0, 12, STR("one")}};
static const kinerja_method method = METHOD(info, 1, steps);
static const kinerja_method* const methods[] = LIST(method);
static const kinerja_plugin plugin = {
    IDENTITY("org.example.bad-step-ref"), NULL, methods, NULL, NULL};
ENTRY(&plugin)
