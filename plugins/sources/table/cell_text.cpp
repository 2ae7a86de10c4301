#include "cell_text.hpp"

#include "limits.hpp"

#include <algorithm>
#include <vector>

namespace kinerja::tables {
namespace {

constexpr std::string_view no_break = "\xC2\xA0";
constexpr std::string_view narrow_no_break = "\xE2\x80\xAF";

// Bytes of the blank at the beginning of a text; 0: no blank.
std::size_t blank_at(std::string_view text) {
  if (text.empty()) return 0;
  if (text[0] == ' ' || (text[0] >= '\t' && text[0] <= '\r')) return 1;
  if (text.starts_with(no_break)) return no_break.size();
  if (text.starts_with(narrow_no_break)) return narrow_no_break.size();
  return 0;
}

std::size_t blank_before_end(std::string_view text) {
  if (text.empty()) return 0;
  if (text.ends_with(no_break)) return no_break.size();
  if (text.ends_with(narrow_no_break)) return narrow_no_break.size();
  return blank_at(text.substr(text.size() - 1));
}

}  // namespace

Reason reason(std::string_view key, std::string_view value) {
  const std::string_view shown = cut(value, max_shown_bytes);
  Reason all(key);
  all.append(": ").append(shown);
  if (shown.size() < value.size()) all += "…";
  return all;
}

std::string_view trim_blanks(std::string_view text) {
  while (const std::size_t blank = blank_at(text)) text.remove_prefix(blank);
  while (const std::size_t blank = blank_before_end(text)) text.remove_suffix(blank);
  return text;
}

std::string_view cut(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0U) == 0x80U) --bytes;
  return text.substr(0, bytes);
}

std::string folded(std::string_view text) {
  std::string out;
  text = trim(text);
  out.reserve(text.size());
  while (!text.empty()) {
    if (std::size_t blank = blank_at(text); blank > 0) {
      out += ' ';
      for (; blank > 0; blank = blank_at(text)) text.remove_prefix(blank);
      continue;
    }
    const char c = text[0];
    out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    text.remove_prefix(1);
  }
  return out;
}

bool all_digits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), is_digit);
}

std::size_t distance(std::string_view a, std::string_view b) {
  a = cut(a, max_shown_bytes);
  b = cut(b, max_shown_bytes);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, changed});
    }
  }
  return row[b.size()];
}

}  // namespace kinerja::tables
