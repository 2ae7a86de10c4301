/* Its steps are numbered from 1. */
#include "well_behaved.h"

static const kinerja_info info = INFO("org.example.bad-step-ids.method");
static const kinerja_step steps[] = {{1, KINERJA_REF_NONE, STR("one")}};
static const kinerja_method method = METHOD(info, 1, steps);
static const kinerja_method* const methods[] = LIST(method);
static const kinerja_plugin plugin = {
    IDENTITY("org.example.bad-step-ids"), NULL, methods, NULL, NULL};
ENTRY(&plugin)
