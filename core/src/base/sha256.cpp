// OpenSSL's, because it uses what processors have for SHA-256 and so is six times as fast as
// libsodium's: hashes of all that is kept are a large part of a run. Its old functions, because the
// new ones read a configuration file and load providers.
#define OPENSSL_API_COMPAT 10100

#include <kinerja/core/sha256.hpp>

#include <cstring>
#include <fstream>
#include <openssl/sha.h>
#include <vector>

namespace kinerja {
namespace {

constexpr std::size_t file_piece_bytes = 1 << 16;

using State = SHA256_CTX;

}  // namespace

Sha256::Sha256() : state_{} {
  static_assert(sizeof(State) == sizeof state_ && alignof(State) <= 8);
  State state;
  SHA256_Init(&state);
  std::memcpy(state_.data(), &state, sizeof state);
}

void Sha256::add(std::span<const std::byte> bytes) {
  if (bytes.empty()) return;
  State state;
  std::memcpy(&state, state_.data(), sizeof state);
  SHA256_Update(&state, bytes.data(), bytes.size());
  std::memcpy(state_.data(), &state, sizeof state);
}

void Sha256::add(std::string_view bytes) {
  add(std::as_bytes(std::span(bytes)));
}

std::string Sha256::hex() const {
  State state;
  std::memcpy(&state, state_.data(), sizeof state);
  std::array<unsigned char, SHA256_DIGEST_LENGTH> hash{};
  SHA256_Final(hash.data(), &state);
  constexpr std::string_view digits = "0123456789abcdef";
  std::string hex;
  hex.reserve(2 * hash.size());
  for (const unsigned char byte : hash) {
    hex.push_back(digits[byte >> 4]);
    hex.push_back(digits[byte & 15]);
  }
  return hex;
}

Result<std::string> sha256_of_file(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  Sha256 hash;
  std::vector<char> piece(file_piece_bytes);
  while (in) {
    in.read(piece.data(), static_cast<std::streamsize>(piece.size()));
    hash.add(std::string_view(piece.data(), static_cast<std::size_t>(in.gcount())));
  }
  // A whole read ends with eof alone set beside fail; a file that never opened has no eof.
  if (!in.eof() || in.bad())
    return fail(
        Errc::io,
        text("{}: berkas tidak bisa dibaca", "{}: the file can't be read", {file.string()}));
  return hash.hex();
}

}  // namespace kinerja
