#include "printable.hpp"

namespace pdf_export {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";
constexpr std::string_view may_break = "\xE2\x80\x8B";  // a space without width
// Pango reads the rest of a word again for each of its lines.
constexpr std::size_t longest_word = 64;  // bytes

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

bool begins_character(std::string_view text, std::size_t at) {
  return (byte(text, at) & 0xC0) != 0x80;
}

// With places to break words that are longer than any line.
std::string breakable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  std::size_t word = 0;  // bytes since the last space
  for (std::size_t i = 0; i < text.size(); ++i) {
    word = byte(text, i) <= ' ' ? 0 : word + 1;
    if (word > longest_word && begins_character(text, i)) {
      out += may_break;
      word = 1;
    }
    out += text[i];
  }
  return out;
}

}  // namespace

std::string printable(std::string_view text) {
  std::string out = breakable(text);
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
