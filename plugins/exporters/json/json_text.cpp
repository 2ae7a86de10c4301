#include "json_text.hpp"

#include <kinerja/cpp/exporter.hpp>

namespace json_export {
namespace {

void append_quoted(std::string& out, std::string_view text) {
  constexpr char hex[] = "0123456789abcdef";
  out += '"';
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    switch (c) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\t':
        out += "\\t";
        break;
      default:
        if (byte < 0x20 || byte == 0x7F) {
          out += "\\u00";
          out += hex[byte >> 4U];
          out += hex[byte & 15U];
        } else {
          out += c;
        }
    }
  }
  out += '"';
}

}  // namespace

void JsonText::line() {
  out_ += '\n';
  out_.append(2 * depth_, ' ');
}

void JsonText::begin_item(bool first) {
  if (!first) out_ += ',';
  line();
  keyed_ = true;
}

void JsonText::before_value() {
  if (keyed_) {
    keyed_ = false;
    return;
  }
  if (inline_depth_ > 0) {
    if (!first_) out_ += ", ";
  } else {
    begin_item(first_);
    keyed_ = false;
  }
  first_ = false;
}

JsonText& JsonText::key(std::string_view name) {
  before_value();
  append_quoted(out_, name);
  out_ += ": ";
  keyed_ = true;
  return *this;
}

void JsonText::begin(char bracket, bool one_line) {
  before_value();
  out_ += bracket;
  if (one_line || inline_depth_ > 0) {
    ++inline_depth_;
  } else {
    ++depth_;
  }
  first_ = true;
}

void JsonText::end(char bracket) {
  if (inline_depth_ > 0) {
    --inline_depth_;
  } else {
    --depth_;
    if (!first_) line();
  }
  out_ += bracket;
  first_ = false;
}

void JsonText::plain(std::string_view text) {
  before_value();
  out_ += text;
}

void JsonText::text(std::string_view text) {
  before_value();
  append_quoted(out_, text);
}

void JsonText::number(double value) {
  plain(kinerja::number_text(value));
}

void JsonText::number(std::optional<double> value) {
  if (value) {
    number(*value);
  } else {
    null();
  }
}

}  // namespace json_export
