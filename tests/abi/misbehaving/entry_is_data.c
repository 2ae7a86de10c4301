/* Exports a table under the name of the entry. */
#include "well_behaved.h"

KINERJA_EXPORT const uint32_t KINERJA_ENTRY;
const uint32_t KINERJA_ENTRY = KINERJA_ABI;
