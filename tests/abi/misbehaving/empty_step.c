/* A step has no sentence. */
#include "well_behaved.h"

static const kinerja_info info = INFO("org.example.empty-step.method");
static const kinerja_step steps[] = {{0, KINERJA_REF_GOAL, {NULL, 0}}};
static const kinerja_method method = METHOD(info, 1, steps);
static const kinerja_method* const methods[] = LIST(method);
static const kinerja_plugin plugin = {
    IDENTITY("org.example.empty-step"), NULL, methods, NULL, NULL};
ENTRY(&plugin)
