/* Its license is a terabyte long. */
#include "well_behaved.h"

static const kinerja_info info = INFO("org.example.huge-license.method");
static const kinerja_method method = METHOD(info, 0, NULL);
static const kinerja_method* const methods[] = LIST(method);
static const kinerja_plugin plugin = {sizeof plugin,
                                      0,
                                      KINERJA_ABI,
                                      KINERJA_ABI,
                                      STR("org.example.huge-license"),
                                      STR("1.0.0"),
                                      STR("kinerja"),
                                      {"MIT", (uint64_t)1 << 40u},
                                      STR("{}"),
                                      NULL,
                                      methods,
                                      NULL,
                                      NULL};
ENTRY(&plugin)
