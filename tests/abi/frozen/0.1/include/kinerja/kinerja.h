/* All of the C border in one include. C++ authors take <kinerja/plugin.hpp>. */
#ifndef KINERJA_KINERJA_H
#define KINERJA_KINERJA_H

#include <kinerja/plugin.h>

#endif
