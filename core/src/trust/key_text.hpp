#pragma once

#include <kinerja/core/result.hpp>

#include <span>
#include <string>
#include <string_view>

namespace kinerja {

// Keys and signatures are two lines of text: what it is, whose, and by which key; then base64.

inline constexpr std::string_view secret_key_kind = "kinerja secret key";
inline constexpr std::string_view public_key_kind = "kinerja public key";
inline constexpr std::string_view signature_kind = "kinerja signature";
inline constexpr std::size_t max_key_text_bytes = 4096;
inline constexpr std::size_t max_vendor_bytes = 256;

struct KeyText {
  std::string vendor, key_id, base64;
  KeyText() = default;
  KeyText(KeyText&&) = default;
  KeyText& operator=(KeyText&&) = default;
  KeyText(const KeyText&) = delete;
  KeyText& operator=(const KeyText&) = delete;
  ~KeyText();  // wipes what may be a secret
};

std::string key_text(std::string_view kind,
                     std::string_view vendor,
                     std::string_view key_id,
                     std::string_view base64);
Result<KeyText> read_key_text(std::string_view text,
                              std::string_view kind,
                              const std::string& file);
Error damaged_key_text(const std::string& file, std::string_view kind);

std::string to_base64(std::span<const unsigned char> bytes);
/// False unless `words` is the one way to write exactly that many bytes.
bool read_base64(std::string_view words, std::span<unsigned char> bytes);

/// A name that fits into one line, for keys and the entries about them.
bool is_vendor_name(std::string_view words);

}  // namespace kinerja
