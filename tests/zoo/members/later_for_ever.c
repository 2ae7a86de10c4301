/* Says "later" each time, and never brings anything. */
#include "zoo_source.h"

ZOO_PULL("later-for-ever") {
  return KINERJA_LATER;
}
