#include <kinerja/core/utf8.hpp>

#include <algorithm>
#include <cstdint>

namespace kinerja {
namespace {

bool continues(char byte) {
  return (static_cast<std::uint8_t>(byte) & 0xC0u) == 0x80u;
}

// Bytes of the character at `at`, or 0 if there is none. The second byte's bounds are what keeps
// out overlong forms, surrogates and what lies above U+10FFFF (Unicode, table 3-7).
std::size_t character_bytes(std::string_view bytes, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(bytes[at + i]); };
  const std::uint8_t lead = byte(0);
  if (lead < 0x80) return 1;
  const std::size_t length = lead < 0xC2   ? 0
                             : lead < 0xE0 ? 2
                             : lead < 0xF0 ? 3
                             : lead < 0xF5 ? 4
                                           : 0;
  if (length == 0 || bytes.size() - at < length) return 0;
  const std::uint8_t low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  const std::uint8_t high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  if (byte(1) < low || byte(1) > high) return 0;
  for (std::size_t i = 2; i < length; ++i)
    if (!continues(bytes[at + i])) return 0;
  return length;
}

// U+0000 to U+001F, U+007F to U+009F: some terminals obey the latter, too.
bool is_control(std::string_view bytes, std::size_t at, std::size_t length) {
  const auto lead = static_cast<std::uint8_t>(bytes[at]);
  return length == 1
             ? lead < 0x20 || lead == 0x7F
             : length == 2 && lead == 0xC2 && static_cast<std::uint8_t>(bytes[at + 1]) < 0xA0;
}

}  // namespace

std::optional<std::size_t> first_invalid_utf8(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t length = character_bytes(bytes, at);
    if (length == 0) return at;
    at += length;
  }
  return std::nullopt;
}

std::size_t character_count(std::string_view text) {
  return text.size() - static_cast<std::size_t>(std::count_if(text.begin(), text.end(), continues));
}

std::string_view first_characters(std::string_view text, std::size_t characters) {
  for (std::size_t at = 0; at < text.size(); ++at)
    if (!continues(text[at]) && characters-- == 0) return text.substr(0, at);
  return text;
}

std::string shortened(std::string_view text, std::size_t characters) {
  const std::string_view beginning = first_characters(text, characters);
  return std::string(beginning) + (beginning.size() < text.size() ? "…" : "");
}

std::string printable(std::string_view bytes, std::size_t most_bytes) {
  std::string out(bytes.substr(0, most_bytes));
  for (std::size_t at = 0; at < out.size();) {
    const std::size_t length = character_bytes(out, at);
    if (length == 0) out[at] = '?';
    if (is_control(out, at, length)) std::fill_n(out.begin() + static_cast<long>(at), length, ' ');
    at += std::max<std::size_t>(length, 1);
  }
  return out;
}

}  // namespace kinerja
