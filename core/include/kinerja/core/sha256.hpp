#pragma once

#include <kinerja/core/result.hpp>

#include <array>
#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace kinerja {

/// SHA-256 over bytes that come piece by piece.
class Sha256 {
 public:
  Sha256();
  void add(std::string_view bytes);
  void add(std::span<const std::byte> bytes);

  /// The hash of all bytes so far, 64 hex digits. More may be added afterwards.
  std::string hex() const;

 private:
  // Room for the library's state, so that whoever includes this needs no OpenSSL.
  alignas(8) std::array<std::byte, 112> state_;
};

/// The hash of a whole file, read in pieces.
Result<std::string> sha256_of_file(const std::filesystem::path& file);

}  // namespace kinerja
