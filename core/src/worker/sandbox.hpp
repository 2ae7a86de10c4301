#pragma once

#include <kinerja/core/sandbox_level.hpp>

#include <cstdint>
#include <filesystem>

namespace kinerja::worker {

struct SandboxPlan {
  std::uint64_t memory_bytes = 0;  // of address space; 0: no limit
  std::filesystem::path scratch;   // the one folder that may be written; empty: none
};

/// Shuts this process in, for good: before any code of a plugin is loaded, and before there is a
/// second thread. Goes as far as the kernel allows and says how far that was.
SandboxReport enter_sandbox(const SandboxPlan& plan);

}  // namespace kinerja::worker
