#include "json_lines.hpp"

#include <kinerja/cpp/base.hpp>

#include "cell_text.hpp"
#include "limits.hpp"

namespace kinerja::tables {

JsonLinesReader::JsonLinesReader(std::string input, std::uint32_t first_line, RecordSink sink)
    : input_(std::move(input)), line_(first_line), sink_(std::move(sink)) {}

void JsonLinesReader::take(std::string_view block) {
  while (!block.empty()) {
    const std::size_t end = std::min(block.find('\n'), block.size());
    if (text_.size() + end > max_record_bytes)
      throw Failure(KINERJA_E_INPUT,
                    "RECORD_TOO_LONG: " + std::to_string(max_record_bytes),
                    input_ + ":" + std::to_string(line_));
    text_.append(block.substr(0, end));
    if (end == block.size()) return;
    end_line();
    block.remove_prefix(end + 1);
  }
}

void JsonLinesReader::finish() {
  end_line();
}

void JsonLinesReader::end_line() {
  if (!trim(text_).empty()) {
    JsonObject object;
    if (object.read(text_)) {
      sink_({line_, {}, object.names(), object.cells()});
    } else {
      const Reason fault = reason("BAD_JSON", std::to_string(object.bad_byte()));
      sink_({line_, fault, object.names(), object.cells()});
    }
  }
  text_.clear();
  ++line_;
}

bool JsonObject::read(std::string_view line) {
  line_ = line;
  at_ = 0;
  bool good = next_is('{');
  if (good && !next_is('}')) {
    do good = member();
    while (good && next_is(','));
    good = good && next_is('}');
  }
  blanks();
  if (good && at_ == line_.size()) return true;
  bad_byte_ = at_ + 1;
  names_.clear();
  cells_.clear();
  raws_.clear();
  return false;
}

bool JsonObject::member() {
  blanks();
  if (names_.size() == max_columns) return false;
  std::string& name = texts_.emplace_back();
  Cell cell;
  if (!text(name) || !next_is(':')) return false;
  blanks();
  const std::size_t begin = at_;
  if (!value(cell)) return false;
  names_.push_back(name);
  cells_.push_back(cell);
  raws_.push_back(line_.substr(begin, at_ - begin));
  return true;
}

bool JsonObject::value(Cell& cell) {
  blanks();
  if (at_ == line_.size()) return false;
  switch (line_[at_]) {
    case '"': {
      std::string& out = texts_.emplace_back();
      if (!text(out)) return false;
      cell.text = out;
      return true;
    }
    case '{':
    case '[':
      cell.kind = CellKind::nested;
      return nested(0);
    case 't':
      cell.text = "true";
      return word("true");
    case 'f':
      cell.text = "false";
      return word("false");
    case 'n':
      return word("null");
    default:
      return number(cell);
  }
}

bool JsonObject::text(std::string& out) {
  if (at_ == line_.size() || line_[at_] != '"') return false;
  for (++at_; at_ < line_.size(); ++at_) {
    const char c = line_[at_];
    if (c == '"') {
      ++at_;
      return out.size() <= max_field_bytes;
    }
    if (static_cast<unsigned char>(c) < 0x20) return false;
    if (c != '\\') {
      out += c;
    } else if (!escape(out)) {
      return false;
    }
  }
  return false;
}

// at_ stands on the backslash, and afterwards on the last character of the escape.
bool JsonObject::escape(std::string& out) {
  if (++at_ == line_.size()) return false;
  switch (line_[at_]) {
    case 'b':
      out += '\b';
      return true;
    case 'f':
      out += '\f';
      return true;
    case 'n':
      out += '\n';
      return true;
    case 'r':
      out += '\r';
      return true;
    case 't':
      out += '\t';
      return true;
    case '"':
    case '\\':
    case '/':
      out += line_[at_];
      return true;
    case 'u':
      break;
    default:
      return false;
  }
  unsigned code = 0;
  if (!hex(code) || code == 0) return false;
  if (code >= 0xDC00 && code <= 0xDFFF) return false;
  if (code >= 0xD800 && code <= 0xDBFF) {
    unsigned low = 0;
    if (line_.substr(at_ + 1, 2) != "\\u") return false;
    at_ += 2;
    if (!hex(low) || low < 0xDC00 || low > 0xDFFF) return false;
    code = 0x10000 + ((code - 0xD800) << 10U) + (low - 0xDC00);
  }
  char utf8[4];
  std::size_t size = 0;
  kinerja_json_utf8_(utf8, sizeof utf8, &size, code);
  out.append(utf8, size);
  return true;
}

// Four hexadecimal digits behind at_, which ends on the last of them.
bool JsonObject::hex(unsigned& code) {
  for (int i = 0; i < 4; ++i) {
    if (++at_ >= line_.size()) return false;
    const char c = line_[at_];
    unsigned digit = 0;
    if (is_digit(c)) {
      digit = static_cast<unsigned>(c - '0');
    } else if ((c | 32) >= 'a' && (c | 32) <= 'f') {
      digit = static_cast<unsigned>((c | 32) - 'a' + 10);
    } else {
      return false;
    }
    code = code * 16 + digit;
  }
  return true;
}

bool JsonObject::number(Cell& cell) {
  const std::size_t begin = at_;
  const auto digits = [&] {
    const std::size_t first = at_;
    while (at_ < line_.size() && is_digit(line_[at_])) ++at_;
    return at_ > first;
  };
  const auto one_of = [&](std::string_view set) {
    if (at_ == line_.size() || set.find(line_[at_]) == std::string_view::npos) return false;
    ++at_;
    return true;
  };
  one_of("-");
  const bool zero = one_of("0");
  if (!zero && !digits()) return false;
  if (one_of(".") && !digits()) return false;
  if (one_of("eE")) {
    one_of("+-");
    if (!digits()) return false;
  }
  cell = {line_.substr(begin, at_ - begin), CellKind::number};
  return cell.text.size() <= max_field_bytes;
}

bool JsonObject::word(std::string_view expected) {
  if (line_.substr(at_, expected.size()) != expected) return false;
  at_ += expected.size();
  return true;
}

// Walks over an object or array without keeping it.
bool JsonObject::nested(std::size_t depth) {
  if (depth == max_json_depth) return false;
  const bool object = line_[at_] == '{';
  const char close = object ? '}' : ']';
  ++at_;
  if (next_is(close)) return true;
  do {
    blanks();
    std::string ignored;
    if (object && (!text(ignored) || !next_is(':'))) return false;
    blanks();
    if (at_ == line_.size()) return false;
    const char c = line_[at_];
    Cell cell;
    ignored.clear();
    if (c == '{' || c == '[' ? !nested(depth + 1) : c == '"' ? !text(ignored) : !value(cell))
      return false;
  } while (next_is(','));
  return next_is(close);
}

void JsonObject::blanks() {
  while (at_ < line_.size() &&
         (line_[at_] == ' ' || line_[at_] == '\t' || line_[at_] == '\r' || line_[at_] == '\n'))
    ++at_;
}

bool JsonObject::next_is(char c) {
  blanks();
  if (at_ == line_.size() || line_[at_] != c) return false;
  ++at_;
  return true;
}

}  // namespace kinerja::tables
