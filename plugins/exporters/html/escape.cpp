#include "escape.hpp"

namespace html_export {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

bool is_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20 && c != '\t' && c != '\n' && c != '\r') || byte == 0x7F;
}

// U+FFFE and U+FFFF: no document may hold them.
bool is_noncharacter(std::string_view text, std::size_t i) {
  return text.compare(i, 3, "\xEF\xBF\xBE") == 0 || text.compare(i, 3, "\xEF\xBF\xBF") == 0;
}

}  // namespace

void append_escaped(std::string& out, std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    switch (const char c = text[i]; c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      case '\xEF':
        if (is_noncharacter(text, i)) {
          out += replacement;
          i += 2;
        } else {
          out += c;
        }
        break;
      default:
        if (is_control(c)) {
          out += replacement;
        } else {
          out += c;
        }
    }
  }
}

std::string css_string(std::string_view text) {
  constexpr char hex[] = "0123456789abcdef";
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const auto byte = static_cast<unsigned char>(c);
    const bool special = byte < 0x20 || byte == 0x7F || c == '"' || c == '\\' || c == '<' ||
                         c == '>' || c == '&' || c == '\'';
    if (c == '\xEF' && is_noncharacter(text, i)) {
      out += replacement;
      i += 2;
    } else if (special) {
      out += '\\';
      out += hex[byte >> 4U];
      out += hex[byte & 15U];
      out += ' ';
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace html_export
