/* Exports two entries. */
#include "well_behaved.h"

ENTRY(NULL)
KINERJA_EXPORT const kinerja_plugin* kinerja_plugin_entry_v1(uint32_t);
const kinerja_plugin* kinerja_plugin_entry_v1(uint32_t host_abi) {
  (void)host_abi;
  return NULL;
}
