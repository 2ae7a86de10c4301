#include "trust/key_text.hpp"

#include <kinerja/core/trust.hpp>
#include <kinerja/core/utf8.hpp>

#include "loading/file_fault.hpp"

#include <algorithm>
#include <sodium/utils.h>

namespace kinerja {
namespace {

constexpr int base64_variant = sodium_base64_VARIANT_ORIGINAL;
constexpr std::string_view vendor_mark = "; vendor ";
constexpr std::string_view key_id_mark = "; key id ";

// Removes and returns the first line of `text`.
std::string_view take_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return line.ends_with('\r') ? line.substr(0, line.size() - 1) : line;
}

}  // namespace

KeyText::~KeyText() {
  sodium_memzero(base64.data(), base64.size());
}

std::string key_text(std::string_view kind,
                     std::string_view vendor,
                     std::string_view key_id,
                     std::string_view base64) {
  std::string text(kind);
  text.append(vendor_mark).append(vendor).append(key_id_mark).append(key_id).append("\n");
  return text.append(base64).append("\n");
}

Error damaged_key_text(const std::string& file, std::string_view kind) {
  return file_fault(Errc::untrusted,
                    file,
                    "bukan \"{}\", atau rusak. Ambil lagi berkas aslinya dari pembuatnya",
                    "not a \"{}\", or damaged. Get the vendor's own file once more",
                    {kind});
}

Result<KeyText> read_key_text(std::string_view text,
                              std::string_view kind,
                              const std::string& file) {
  const std::string_view header = take_line(text);
  const std::string_view base64 = take_line(text);
  const std::size_t id_at = header.rfind(key_id_mark);
  const std::size_t vendor_at = kind.size() + vendor_mark.size();
  if (!text.empty() || id_at == std::string_view::npos || id_at < vendor_at ||
      !header.starts_with(kind) || header.substr(kind.size(), vendor_mark.size()) != vendor_mark)
    return damaged_key_text(file, kind);
  KeyText parts;
  parts.vendor = header.substr(vendor_at, id_at - vendor_at);
  parts.key_id = header.substr(id_at + key_id_mark.size());
  parts.base64 = base64;
  if (!is_vendor_name(parts.vendor) || !is_key_id(parts.key_id))
    return damaged_key_text(file, kind);
  return parts;
}

std::string to_base64(std::span<const unsigned char> bytes) {
  std::string words(sodium_base64_encoded_len(bytes.size(), base64_variant), '\0');
  sodium_bin2base64(words.data(), words.size(), bytes.data(), bytes.size(), base64_variant);
  words.resize(words.size() - 1);  // its zero at the end
  return words;
}

bool read_base64(std::string_view words, std::span<unsigned char> bytes) {
  std::size_t length = 0;
  return sodium_base642bin(bytes.data(),
                           bytes.size(),
                           words.data(),
                           words.size(),
                           nullptr,
                           &length,
                           nullptr,
                           base64_variant) == 0 &&
         length == bytes.size();
}

bool is_vendor_name(std::string_view words) {
  const auto control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; };
  return !words.empty() && words.size() <= max_vendor_bytes && valid_utf8(words) &&
         words.front() != ' ' && words.back() != ' ' &&
         std::none_of(words.begin(), words.end(), control);
}

}  // namespace kinerja
