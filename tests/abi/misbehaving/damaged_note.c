/* Its note is longer than a note of kinerja. */
#include "well_behaved.h"

typedef struct long_note {
  kinerja_note note;
  uint32_t more;
} long_note;

__attribute__((section(KINERJA_NOTE_SECTION), used, aligned(4))) static const long_note note = {
    {8u, 12u, 1u, "kinerja", KINERJA_ABI, KINERJA_ABI}, 0u};

ENTRY(NULL)
