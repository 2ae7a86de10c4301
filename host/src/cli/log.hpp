#pragma once

#include <kinerja/core/calling.hpp>

namespace kinerja {

/// A log on the error stream: warnings and errors, or everything when KINERJA_LOG=debug.
LogLine make_log();

}  // namespace kinerja
