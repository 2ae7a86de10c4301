/* Its vendor is Latin-1. */
#include "well_behaved.h"

static const kinerja_info info = INFO("org.example.bad-utf8.method");
static const kinerja_method method = METHOD(info, 0, NULL);
static const kinerja_method* const methods[] = LIST(method);
static const kinerja_plugin plugin = {sizeof plugin,
                                      0,
                                      KINERJA_ABI,
                                      KINERJA_ABI,
                                      STR("org.example.bad-utf8"),
                                      STR("1.0.0"),
                                      STR("Caf\xE9"),
                                      STR("Apache-2.0"),
                                      STR("{}"),
                                      NULL,
                                      methods,
                                      NULL,
                                      NULL};
ENTRY(&plugin)
