#pragma once

#include <kinerja/core/text.hpp>

#include <cstdint>
#include <optional>
#include <string_view>

namespace kinerja {

/// How well plugin code is shut in. Each level holds what those before it hold.
enum class SandboxLevel : std::uint32_t {
  none,      // nothing of the below
  limits,    // memory, descriptors and file sizes are limited; no privilege can be gained
  filtered,  // only the system calls of plain computing: no sockets, no processes, no signals to
             // others
  full       // no files but the system's libraries, read-only
};

/// What a worker came to, and by what the kernel could do.
struct SandboxReport {
  SandboxLevel level = SandboxLevel::none;
  std::uint32_t landlock_abi = 0;  // 0: the kernel has no Landlock
};

std::string_view name_of(SandboxLevel level);
std::optional<SandboxLevel> sandbox_level_named(std::string_view name);
Text about(SandboxLevel level);

}  // namespace kinerja
