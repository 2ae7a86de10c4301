#pragma once

#include <kinerja/core/descriptor.hpp>
#include <kinerja/core/result.hpp>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace kinerja {

/// A library's bytes, read once into memory that nobody can change any more. What is hashed,
/// checked and loaded are these bytes, whatever happens to the file meanwhile.
class SealedFile {
 public:
  /// Opens a file that may lie anywhere. It must be a regular file and no link, belong to root or
  /// to the current user, and be writable by nobody else; in its folders nobody else may put
  /// another one in its place.
  static Result<SealedFile> open(const std::filesystem::path& file);

  /// Seals what an open file holds; `origin` is what messages call it.
  static Result<SealedFile> seal(const Descriptor& file, std::filesystem::path origin);

  SealedFile(SealedFile&& other) noexcept;
  SealedFile& operator=(SealedFile&& other) noexcept;
  SealedFile(const SealedFile&) = delete;
  SealedFile& operator=(const SealedFile&) = delete;
  ~SealedFile();

  /// The sealed memory file, to be handed to a worker. Closed with this object.
  int fd() const { return memory_.get(); }
  const std::string& sha256() const { return sha256_; }
  std::uint64_t size() const { return size_; }
  /// Valid as long as this object.
  std::string_view bytes() const { return {data_, size_}; }
  /// Where the bytes came from. Not to be opened again.
  const std::filesystem::path& origin() const { return origin_; }

  /// A path that loads these bytes into this process. The dynamic loader knows libraries by their
  /// path and would answer a path that comes again with the older library, so every call uses up
  /// a descriptor that stays open until the process ends, like the library itself.
  Result<std::filesystem::path> path_to_load() const;

 private:
  SealedFile() = default;

  Descriptor memory_;
  std::string sha256_;
  std::size_t size_ = 0;
  const char* data_ = nullptr;  // mapped, read-only
  std::filesystem::path origin_;
};

}  // namespace kinerja
