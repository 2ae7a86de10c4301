/* Calls a function that nobody has. */
#include "well_behaved.h"

int kinerja_nobody_has_this(void);

KINERJA_EXPORT const kinerja_plugin* KINERJA_ENTRY(uint32_t);
const kinerja_plugin* KINERJA_ENTRY(uint32_t host_abi) {
  (void)host_abi;
  return kinerja_nobody_has_this() == 0 ? NULL : NULL;
}
