/* No fault: built for a later minor with a longer table, but content with this host. */
#include "well_behaved.h"

typedef struct later_plugin {
  kinerja_plugin plugin;
  uint64_t later_member;
} later_plugin;

static const kinerja_info info = INFO("org.example.newer-but-fits.method");
static const kinerja_method method = METHOD(info, 0, NULL);
static const kinerja_method* const methods[] = LIST(method);
static const later_plugin later = {{sizeof later,
                                    0,
                                    (KINERJA_ABI_MAJOR << 16u) | 7u,
                                    KINERJA_ABI,
                                    STR("org.example.newer-but-fits"),
                                    STR("1.0.0"),
                                    STR("kinerja"),
                                    STR("Apache-2.0"),
                                    {NULL, 0},
                                    NULL,
                                    methods,
                                    NULL,
                                    NULL},
                                   42};
ENTRY(&later.plugin)
