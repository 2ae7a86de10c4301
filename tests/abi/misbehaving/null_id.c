/* Its id is nowhere, but five bytes long. */
#include "well_behaved.h"

static const kinerja_info info = INFO("org.example.null-id.method");
static const kinerja_method method = METHOD(info, 0, NULL);
static const kinerja_method* const methods[] = LIST(method);
static const kinerja_plugin plugin = {sizeof plugin,
                                      0,
                                      KINERJA_ABI,
                                      KINERJA_ABI,
                                      {NULL, 5},
                                      STR("1.0.0"),
                                      STR("kinerja"),
                                      STR("Apache-2.0"),
                                      STR("{}"),
                                      NULL,
                                      methods,
                                      NULL,
                                      NULL};
ENTRY(&plugin)
