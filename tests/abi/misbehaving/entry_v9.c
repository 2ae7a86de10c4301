/* Speaks a major that is not there yet; running any of it would end the process. */
#include "well_behaved.h"

#include <stdlib.h>

__attribute__((constructor)) static void never_run_me(void) {
  abort();
}

KINERJA_EXPORT const kinerja_plugin* kinerja_plugin_entry_v9(uint32_t);
const kinerja_plugin* kinerja_plugin_entry_v9(uint32_t host_abi) {
  (void)host_abi;
  return NULL;
}
