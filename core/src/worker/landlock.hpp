#pragma once

#include <cstdint>
#include <filesystem>

namespace kinerja::worker {

/// The ABI of this kernel's Landlock; 0: it has none. Asked from the kernel, not from a file that a
/// container may hide.
std::uint32_t landlock_abi();

/// From here on this process may only read and run what the system's library folders hold, and do
/// as it likes below `scratch` (when it is not empty). TCP, signals and abstract sockets are shut
/// where the kernel knows how. False: nothing has changed.
bool shut_files(std::uint32_t abi, const std::filesystem::path& scratch);

}  // namespace kinerja::worker
