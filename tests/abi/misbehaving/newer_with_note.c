/* Its note asks for a newer host; running any of it would end the process. */
#include "well_behaved.h"

#include <stdlib.h>

__attribute__((constructor)) static void never_run_me(void) {
  abort();
}

/* As KINERJA_PLUGIN_NOTE writes it, with other numbers. */
__attribute__((section(KINERJA_NOTE_SECTION), used, aligned(4))) static const kinerja_note note = {
    8u, 8u, 1u, "kinerja", (KINERJA_ABI_MAJOR << 16u) | 3u, (KINERJA_ABI_MAJOR << 16u) | 2u};

static const kinerja_info info = INFO("org.example.newer-with-note.method");
static const kinerja_method method = METHOD(info, 0, NULL);
static const kinerja_method* const methods[] = LIST(method);
static const kinerja_plugin plugin = {
    IDENTITY("org.example.newer-with-note"), NULL, methods, NULL, NULL};
ENTRY(&plugin)
