/* Has the entry, but keeps it to itself. */
#include "well_behaved.h"

const kinerja_plugin* KINERJA_ENTRY(uint32_t);
__attribute__((visibility("hidden"), used)) const kinerja_plugin* KINERJA_ENTRY(uint32_t host_abi) {
  (void)host_abi;
  return NULL;
}
