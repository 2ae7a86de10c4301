#pragma once

#include <kinerja/core/descriptor.hpp>
#include <kinerja/core/result.hpp>

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <sys/stat.h>
#include <vector>

namespace kinerja {

/// An open folder. What lies in it is opened through it and never by a path, so that nobody can
/// put another folder in between once this one was checked. Links are never followed.
class SafeFolder {
 public:
  /// Checked: everything in it must belong to root or to the current user and be writable by
  /// nobody else. Any: for a package whose bytes are vouched for by a signature.
  enum class Owners { checked, any };

  /// With `checked`, the folders above are checked, too: nobody else may put another folder in this
  /// one's place. not_found when there is no such folder.
  static Result<SafeFolder> open(const std::filesystem::path& folder, Owners owners);

  /// A folder or a regular file right below.
  Result<SafeFolder> folder(std::string_view name) const;
  Result<Descriptor> file(std::string_view name) const;
  /// The whole content of a small file.
  Result<std::string> read(std::string_view name, std::size_t max_bytes) const;
  /// Names of everything below but what begins with a dot, sorted.
  Result<std::vector<std::string>> names() const;
  bool has(std::string_view name) const;

  int fd() const { return folder_.get(); }
  const std::filesystem::path& path() const { return path_; }

 private:
  SafeFolder(Descriptor folder, std::filesystem::path path, Owners owners)
      : folder_(std::move(folder)), path_(std::move(path)), owners_(owners) {}

  Descriptor folder_;
  std::filesystem::path path_;
  Owners owners_;
};

/// Whether an open file or folder belongs to root or to the current user and nobody else may write
/// to it; says what to do.
Result<void> check_owner_and_mode(const struct stat& status, const std::filesystem::path& path);

/// Whether nobody else could put something in the place of what is in `folder`, or of the folder
/// itself. A folder with the sticky bit is no danger for the names of others in it.
Result<void> check_folders_above(const std::filesystem::path& folder);

/// Reads a descriptor to its end.
Result<std::string> read_all(const Descriptor& file,
                             const std::filesystem::path& path,
                             std::size_t max_bytes);

/// An Error about `path` with the words of errno.
Error system_fault(const std::filesystem::path& path, const Text& doing);

}  // namespace kinerja
