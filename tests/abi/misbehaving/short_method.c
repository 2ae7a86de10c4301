/* Its method is shorter than that of the first release. */
#include "well_behaved.h"

static const kinerja_info info = INFO("org.example.short-method.method");
static const kinerja_method method = {
    48, 0, &info, NULL, any_open, any_close, any_grades, any_room, any_rate, 0, 0};
static const kinerja_method* const methods[] = LIST(method);
static const kinerja_plugin plugin = {
    IDENTITY("org.example.short-method"), NULL, methods, NULL, NULL};
ENTRY(&plugin)
