/* Exports an entry whose name ends in words. */
#include "well_behaved.h"

KINERJA_EXPORT const kinerja_plugin* kinerja_plugin_entry_version(uint32_t);
const kinerja_plugin* kinerja_plugin_entry_version(uint32_t host_abi) {
  (void)host_abi;
  return NULL;
}
