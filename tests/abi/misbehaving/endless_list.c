/* Its list of methods has no end. */
#include "well_behaved.h"

#define TIMES_4(x) x, x, x, x
#define TIMES_256(x) TIMES_4(TIMES_4(TIMES_4(TIMES_4(x))))

static const kinerja_info info = INFO("org.example.endless-list.method");
static const kinerja_method method = METHOD(info, 0, NULL);
static const kinerja_method* const methods[257] = {TIMES_256(&method), &method};
static const kinerja_plugin plugin = {
    IDENTITY("org.example.endless-list"), NULL, methods, NULL, NULL};
ENTRY(&plugin)
