/* Its texts are no JSON. */
#include "well_behaved.h"

static const kinerja_info info = INFO("org.example.bad-texts.method");
static const kinerja_method method = METHOD(info, 0, NULL);
static const kinerja_method* const methods[] = LIST(method);
static const kinerja_plugin plugin = {sizeof plugin,
                                      0,
                                      KINERJA_ABI,
                                      KINERJA_ABI,
                                      STR("org.example.bad-texts"),
                                      STR("1.0.0"),
                                      STR("kinerja"),
                                      STR("Apache-2.0"),
                                      STR("{\"id\": oops}"),
                                      NULL,
                                      methods,
                                      NULL,
                                      NULL};
ENTRY(&plugin)
