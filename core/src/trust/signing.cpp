#include <kinerja/core/sha256.hpp>
#include <kinerja/core/signing.hpp>

#include "trust/key_text.hpp"

#include <cstring>
#include <sodium/core.h>
#include <sodium/crypto_sign_ed25519.h>
#include <sodium/utils.h>

namespace kinerja {
namespace {

static_assert(sizeof(PublicKey::bytes) == crypto_sign_ed25519_PUBLICKEYBYTES);
static_assert(sizeof(Signature::bytes) == crypto_sign_ed25519_BYTES);

constexpr std::size_t key_id_digits = 16;

const unsigned char* unsigned_bytes(std::string_view bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}

Error no_key() {
  return fail(Errc::invalid_data, text("bukan kunci Ed25519", "not an Ed25519 key"));
}

}  // namespace

std::string PublicKey::id() const {
  Sha256 hash;
  hash.add(std::as_bytes(std::span(bytes)));
  return hash.hex().substr(0, key_id_digits);
}

std::string PublicKey::base64() const {
  return to_base64(bytes);
}

Result<PublicKey> PublicKey::from_base64(std::string_view words, std::string vendor) {
  PublicKey key;
  if (!read_base64(words, key.bytes)) return no_key();
  key.vendor = std::move(vendor);
  return key;
}

SecretKey SecretKey::make(std::string vendor) {
  static_assert(sizeof(SecretKey::bytes_) == crypto_sign_ed25519_SECRETKEYBYTES);
  // Seeds the random numbers; may be called any number of times. It fails only where the system
  // gives no randomness, and a key without that must not be.
  if (sodium_init() < 0) std::abort();
  SecretKey key;
  crypto_sign_ed25519_keypair(key.public_key_.bytes.data(), key.bytes_.data());
  key.public_key_.vendor = std::move(vendor);
  return key;
}

Result<SecretKey> SecretKey::from_base64(std::string_view words, std::string vendor) {
  SecretKey key;
  if (!read_base64(words, key.bytes_)) return no_key();
  // The second half is the public key. One that does not belong to the first would give signatures
  // that tell the secret.
  std::array<unsigned char, crypto_sign_ed25519_SEEDBYTES> seed{};
  std::array<unsigned char, crypto_sign_ed25519_SECRETKEYBYTES> again{};
  crypto_sign_ed25519_sk_to_seed(seed.data(), key.bytes_.data());
  crypto_sign_ed25519_seed_keypair(key.public_key_.bytes.data(), again.data(), seed.data());
  const bool whole = sodium_memcmp(again.data(), key.bytes_.data(), again.size()) == 0;
  sodium_memzero(seed.data(), seed.size());
  sodium_memzero(again.data(), again.size());
  if (!whole) return no_key();
  key.public_key_.vendor = std::move(vendor);
  return key;
}

SecretKey::~SecretKey() {
  sodium_memzero(bytes_.data(), bytes_.size());
}

std::string SecretKey::base64() const {
  return to_base64(bytes_);
}

std::string SecretKey::sign(std::string_view message) const {
  std::array<unsigned char, crypto_sign_ed25519_BYTES> signature{};
  crypto_sign_ed25519_detached(
      signature.data(), nullptr, unsigned_bytes(message), message.size(), bytes_.data());
  return key_text(signature_kind, public_key_.vendor, public_key_.id(), to_base64(signature));
}

Result<Signature> read_signature(std::string_view text, const std::string& file) {
  KINERJA_TRY(parts, read_key_text(text, signature_kind, file));
  Signature signature;
  if (!read_base64(parts.base64, signature.bytes)) return damaged_key_text(file, signature_kind);
  signature.key_id = std::move(parts.key_id);
  signature.vendor = std::move(parts.vendor);
  return signature;
}

bool verifies(const PublicKey& key, const Signature& signature, std::string_view message) {
  return crypto_sign_ed25519_verify_detached(
             signature.bytes.data(), unsigned_bytes(message), message.size(), key.bytes.data()) ==
         0;
}

}  // namespace kinerja
