#pragma once

#include <kinerja/core/result.hpp>

#include <array>
#include <filesystem>
#include <string>
#include <string_view>

namespace kinerja {

/// An Ed25519 key that tells whether a vendor signed something.
struct PublicKey {
  std::array<unsigned char, 32> bytes{};
  std::string vendor;

  /// The first 16 hex digits of the key's SHA-256: what people and entries call it.
  std::string id() const;
  std::string base64() const;
  /// Nothing else than 32 bytes in base64 is a key.
  static Result<PublicKey> from_base64(std::string_view words, std::string vendor);
};

/// The half of a key that signs. Its bytes are wiped when it goes.
class SecretKey {
 public:
  static SecretKey make(std::string vendor);
  static Result<SecretKey> from_base64(std::string_view words, std::string vendor);

  SecretKey(SecretKey&&) noexcept = default;
  SecretKey& operator=(SecretKey&&) noexcept = default;
  SecretKey(const SecretKey&) = delete;
  SecretKey& operator=(const SecretKey&) = delete;
  ~SecretKey();

  const PublicKey& public_key() const { return public_key_; }
  std::string base64() const;
  /// The text of a signature file for `message`.
  std::string sign(std::string_view message) const;

 private:
  SecretKey() = default;

  std::array<unsigned char, 64> bytes_{};
  PublicKey public_key_;
};

/// What a signature file holds. Key id and vendor are only hints until a key agrees.
struct Signature {
  std::array<unsigned char, 64> bytes{};
  std::string key_id;
  std::string vendor;
};
Result<Signature> read_signature(std::string_view text, const std::string& file);

/// Whether `key` signed exactly this message.
bool verifies(const PublicKey& key, const Signature& signature, std::string_view message);

/// Writes a new key: `file`, for its owner's eyes alone, and `file`.pub for everybody. Neither may
/// be there already.
Result<PublicKey> write_key_files(const std::filesystem::path& file, std::string vendor);
/// Refuses a key that others can read.
Result<SecretKey> read_secret_key(const std::filesystem::path& file);
Result<PublicKey> read_public_key(const std::filesystem::path& file);

}  // namespace kinerja
