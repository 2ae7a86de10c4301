#include "table_text.hpp"

#include <kinerja/cpp/exporter.hpp>

#include <algorithm>

namespace csv_export {
namespace {

// The beginnings that spreadsheets take for a formula, or for something to strip before one.
bool looks_like_formula(std::string_view text) {
  return !text.empty() && std::string_view("=+-@\t\r\n").find(text.front()) != text.npos;
}

// Spreadsheets keep 15 digits of a number; an employee number has 18.
bool is_long_number(std::string_view text) {
  return text.size() >= 12 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

void TableText::next() {
  if (row_begun_) out_ += form_.separator;
  row_begun_ = true;
}

void TableText::text(std::string_view text) {
  if (looks_like_formula(text) || (form_.keep_digits && is_long_number(text))) {
    quoted("'" + std::string(text));
  } else {
    quoted(text);
  }
}

void TableText::number(double value) {
  std::string digits = kinerja::number_text(value);
  std::replace(digits.begin(), digits.end(), '.', form_.decimal);
  if (form_.decimal == form_.separator) return quoted(digits);
  next();
  out_ += digits;
}

void TableText::quoted(std::string_view text) {
  next();
  const bool spaced = !text.empty() && (text.front() == ' ' || text.back() == ' ');
  const auto is_special = [&](char c) {
    return c == '"' || c == '\r' || c == '\n' || c == form_.separator;
  };
  if (!spaced && std::none_of(text.begin(), text.end(), is_special)) {
    out_ += text;
    return;
  }
  out_ += '"';
  for (const char c : text) {
    if (c == '"') out_ += '"';
    out_ += c;
  }
  out_ += '"';
}

void TableText::end_row() {
  out_ += "\r\n";
  row_begun_ = false;
}

}  // namespace csv_export
