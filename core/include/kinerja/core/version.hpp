#pragma once

#include <string_view>

namespace kinerja {

/// Of the program, as the build sets it from the project's version.
inline constexpr std::string_view host_version = KINERJA_VERSION;

}  // namespace kinerja
