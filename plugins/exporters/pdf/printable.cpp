#include "printable.hpp"

namespace pdf_export {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

unsigned byte(std::string_view text, std::size_t at) {
  return at < text.size() ? static_cast<unsigned char>(text[at]) : 0;
}

// U+FDD0 to U+FDEF, U+FFFE, U+FFFF.
bool is_free_of_three(std::string_view text, std::size_t at) {
  if (byte(text, at) != 0xEF) return false;
  const unsigned second = byte(text, at + 1);
  const unsigned third = byte(text, at + 2);
  return (second == 0xB7 && third >= 0x90 && third <= 0xAF) || (second == 0xBF && third >= 0xBE);
}

// U+1FFFE, U+1FFFF, and so on to U+10FFFF.
bool is_free_of_four(std::string_view text, std::size_t at) {
  return byte(text, at) >= 0xF0 && (byte(text, at + 1) & 0x0F) == 0x0F &&
         byte(text, at + 2) == 0xBF && byte(text, at + 3) >= 0xBE;
}

}  // namespace

std::string printable(std::string_view text) {
  std::string out(text);
  for (std::size_t i = 0; i < out.size(); ++i) {
    const unsigned first = byte(out, i);
    if ((first < 0x20 && first != '\n') || first == 0x7F) {
      out[i] = ' ';
    } else if (is_free_of_three(out, i)) {
      out.replace(i, 3, replacement);
    } else if (is_free_of_four(out, i)) {
      out.replace(i, 4, std::string(replacement) + " ");
    }
  }
  return out;
}

}  // namespace pdf_export
