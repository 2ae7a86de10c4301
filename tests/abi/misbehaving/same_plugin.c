/* No fault of its own: it goes by the id of well_behaved. */
#include "well_behaved.h"

static const kinerja_info info = INFO("org.example.same-plugin.method");
static const kinerja_method method = METHOD(info, 0, NULL);
static const kinerja_method* const methods[] = LIST(method);
static const kinerja_plugin plugin = {sizeof plugin,
                                      0,
                                      KINERJA_ABI,
                                      KINERJA_ABI,
                                      STR("org.example.well-behaved"),
                                      STR("1.0.0"),
                                      STR("kinerja"),
                                      STR("Apache-2.0"),
                                      STR("{}"),
                                      NULL,
                                      methods,
                                      NULL,
                                      NULL};
ENTRY(&plugin)
