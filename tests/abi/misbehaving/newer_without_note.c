/* Asks for a newer host, and says so only in its table. */
#include "well_behaved.h"

static const kinerja_info info = INFO("org.example.newer-without-note.method");
static const kinerja_method method = METHOD(info, 0, NULL);
static const kinerja_method* const methods[] = LIST(method);
static const kinerja_plugin plugin = {sizeof plugin,
                                      0,
                                      (KINERJA_ABI_MAJOR << 16u) | 3u,
                                      (KINERJA_ABI_MAJOR << 16u) | 2u,
                                      STR("org.example.newer-without-note"),
                                      STR("1.0.0"),
                                      STR("kinerja"),
                                      STR("Apache-2.0"),
                                      STR("{}"),
                                      NULL,
                                      methods,
                                      NULL,
                                      NULL};
ENTRY(&plugin)
