/* A method that opens, but neither closes nor rates. */
#include "well_behaved.h"

static const kinerja_info info = INFO("org.example.half-method.method");
static const kinerja_method method = {
    sizeof method, 0, &info, NULL, any_open, NULL, any_grades, any_room, NULL, 0, 0};
static const kinerja_method* const methods[] = LIST(method);
static const kinerja_plugin plugin = {
    IDENTITY("org.example.half-method"), NULL, methods, NULL, NULL};
ENTRY(&plugin)
