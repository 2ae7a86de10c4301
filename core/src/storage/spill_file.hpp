#pragma once

#include <kinerja/core/result.hpp>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace kinerja {

/// Bytes that memory has no room for, in a file without a name that ends with this object, however
/// the program ends. One thread.
class SpillFile {
 public:
  struct Place {
    std::uint64_t offset = 0;
    std::size_t size = 0;
  };

  /// Made in `folder` with the first write.
  explicit SpillFile(std::filesystem::path folder) : folder_(std::move(folder)) {}
  ~SpillFile();
  SpillFile(SpillFile&& other) noexcept;
  SpillFile(const SpillFile&) = delete;
  SpillFile& operator=(const SpillFile&) = delete;
  SpillFile& operator=(SpillFile&&) = delete;

  Result<Place> write(std::string_view bytes);
  Result<std::string> read(Place place) const;

 private:
  Error failed(int error) const;

  std::filesystem::path folder_;
  int file_ = -1;
  std::uint64_t end_ = 0;
};

}  // namespace kinerja
