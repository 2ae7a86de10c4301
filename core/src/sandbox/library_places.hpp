#pragma once

#include <array>

namespace kinerja {

/// What the system's libraries read for themselves, whoever calls them: code and data, fonts, time
/// zones. A worker may read these, whatever the plugin is.
inline constexpr std::array library_folders{"/usr", "/lib", "/lib64"};
inline constexpr std::array library_settings{
    "/etc/ld.so.cache", "/etc/localtime", "/etc/fonts", "/var/cache/fontconfig"};

}  // namespace kinerja
