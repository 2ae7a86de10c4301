/* One of its texts is a number. */
#include "well_behaved.h"

static const kinerja_info info = INFO("org.example.number-in-texts.method");
static const kinerja_method method = METHOD(info, 0, NULL);
static const kinerja_method* const methods[] = LIST(method);
static const kinerja_plugin plugin = {sizeof plugin,
                                      0,
                                      KINERJA_ABI,
                                      KINERJA_ABI,
                                      STR("org.example.number-in-texts"),
                                      STR("1.0.0"),
                                      STR("kinerja"),
                                      STR("Apache-2.0"),
                                      STR("{\"id\": {\"KEY\": 5}}"),
                                      NULL,
                                      methods,
                                      NULL,
                                      NULL};
ENTRY(&plugin)
