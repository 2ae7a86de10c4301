#pragma once

#include <kinerja/core/result.hpp>

#include <string>
#include <string_view>

namespace kinerja {

/// Whether a file may be loaded at all: everything that can be known from its bytes, before any of
/// its code runs (constructors run while a library is loaded). `name` is what messages call it.
Result<void> check_elf(std::string_view bytes, const std::string& name);

}  // namespace kinerja
