#include "json_lines.hpp"

namespace siasn_export {

std::string quoted(std::string_view text) {
  constexpr char hex[] = "0123456789abcdef";
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (byte < 0x20 || byte == 0x7F) {
      out += "\\u00";
      out += hex[byte >> 4U];
      out += hex[byte & 15U];
    } else {
      out += c;
    }
  }
  return out + '"';
}

void JsonLines::add(std::string_view value) {
  if (!body_.empty()) body_ += ',';
  body_ += '\n';
  body_.append(indent_ + 2, ' ');
  body_ += value;
}

std::string JsonLines::str() const {
  if (body_.empty()) return "[]";
  return "[" + body_ + "\n" + std::string(indent_, ' ') + "]";
}

}  // namespace siasn_export
