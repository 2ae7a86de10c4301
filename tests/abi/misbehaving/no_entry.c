/* Exports something, but no entry. */
#include "well_behaved.h"

KINERJA_EXPORT int something_else(void);
int something_else(void) {
  return 0;
}
