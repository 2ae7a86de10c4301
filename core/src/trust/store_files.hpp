#pragma once

#include <kinerja/core/descriptor.hpp>
#include <kinerja/core/result.hpp>

#include "trust/safe_folder.hpp"

#include <string_view>

namespace kinerja {

// Changes to the store that are there as a whole or not at all, also after a crash or a power cut.
// Names that begin with a dot are half-done work; the next change removes them.

inline constexpr std::string_view lock_name = ".kunci";
inline constexpr std::string_view staging_prefix = ".sedang-dipasang-";
inline constexpr std::string_view removed_prefix = ".dihapus-";
inline constexpr mode_t folder_mode = 0755;
inline constexpr mode_t file_mode = 0644;
inline constexpr mode_t binary_mode = 0444;

/// Held until it is closed: one process at a time changes a store. Fails at once when another one
/// holds it.
Result<Descriptor> lock_store(const SafeFolder& root);

/// Makes `folder` and what is missing above it, writable by nobody else whatever the umask is.
Result<void> make_folders(const std::filesystem::path& folder);

/// The folder below, made when it is not there.
Result<SafeFolder> ensure_folder(const SafeFolder& parent, std::string_view name);

/// Writes a new file and syncs it. There must be none of that name.
Result<void> write_file(const SafeFolder& folder,
                        std::string_view name,
                        std::string_view bytes,
                        mode_t mode);

/// Puts a file in the place of the one of that name, if there is one.
Result<void> replace_file(const SafeFolder& folder,
                          std::string_view name,
                          std::string_view bytes,
                          mode_t mode);

/// Keeps a file under a name that nothing has yet.
Result<void> add_file(const SafeFolder& folder,
                      std::string_view name,
                      std::string_view bytes,
                      mode_t mode);

/// Puts the folder `staged` in the place of `name`, which may not be there.
Result<void> swap_in(const SafeFolder& parent, const std::string& staged, const std::string& name);

/// Hides the folder `name` at once, then removes it.
Result<void> remove_folder(const SafeFolder& parent, std::string_view name);

/// Removes what killed processes have left. Only under the lock.
void remove_leftovers(const SafeFolder& parent);

Result<void> sync_folder(const SafeFolder& folder);

}  // namespace kinerja
