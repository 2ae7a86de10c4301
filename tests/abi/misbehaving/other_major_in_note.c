/* Its note speaks of another major than its entry. */
#include "well_behaved.h"

#include <stdlib.h>

__attribute__((constructor)) static void never_run_me(void) {
  abort();
}

/* As KINERJA_PLUGIN_NOTE writes it, with other numbers. */
__attribute__((section(KINERJA_NOTE_SECTION), used, aligned(4))) static const kinerja_note note = {
    8u, 8u, 1u, "kinerja", (1u << 16u) | 2u, (1u << 16u) | 0u};

static const kinerja_info info = INFO("org.example.other-major-in-note.method");
static const kinerja_method method = METHOD(info, 0, NULL);
static const kinerja_method* const methods[] = LIST(method);
static const kinerja_plugin plugin = {
    IDENTITY("org.example.other-major-in-note"), NULL, methods, NULL, NULL};
ENTRY(&plugin)
