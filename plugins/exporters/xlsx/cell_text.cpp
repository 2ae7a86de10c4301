#include "cell_text.hpp"

#include <algorithm>
#include <cmath>

namespace xlsx_export {
namespace {

// How many bytes the character takes that begins with this byte.
std::size_t size_of(char first) {
  const auto byte = static_cast<unsigned char>(first);
  return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

// Beyond the first plane a character takes two units.
std::size_t units_of(char first) {
  return size_of(first) == 4 ? 2 : 1;
}

// The end of as many characters as fit into `units`.
std::size_t end_of(std::string_view text, std::size_t units) {
  std::size_t end = 0;
  for (std::size_t used = 0; end < text.size(); end += size_of(text[end])) {
    used += units_of(text[end]);
    if (used > units) break;
  }
  return std::min(end, text.size());
}

std::string fit_for_xml(std::string_view text) {
  constexpr std::string_view unknown = "\xEF\xBF\xBD";
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const std::string_view one = text.substr(i, size_of(text[i]));
    const bool control = one.size() == 1 && static_cast<unsigned char>(one[0]) < 0x20 &&
                         one[0] != '\t' && one[0] != '\n';
    const bool no_character = one == "\xEF\xBF\xBE" || one == "\xEF\xBF\xBF";
    if (one == "\r") {
      // Excel shows it as a box; a line end is written as '\n' alone.
    } else {
      out += control || no_character ? unknown : one;
    }
    i += one.size();
  }
  return out;
}

std::size_t lines_of_paragraph(std::string_view text, std::size_t width) {
  std::size_t lines = 1;
  std::size_t used = 0;
  while (!text.empty()) {
    const std::size_t space = text.find(' ');
    const std::size_t word = length_of(text.substr(0, space));
    if (used > 0 && used + 1 + word > width) {
      ++lines;
      used = 0;
    }
    used += word + (used > 0 ? 1 : 0);
    lines += (used - (used > 0 ? 1 : 0)) / width;
    used = used > width ? used % width : used;
    text = space == text.npos ? std::string_view{} : text.substr(space + 1);
  }
  return lines;
}

}  // namespace

std::size_t length_of(std::string_view text) {
  std::size_t length = 0;
  for (std::size_t i = 0; i < text.size(); i += size_of(text[i])) length += units_of(text[i]);
  return length;
}

std::string cell_text(std::string_view text, std::string_view told) {
  std::string fit = fit_for_xml(text);
  const std::size_t length = length_of(fit);
  if (length <= cell_max) return fit;
  constexpr std::size_t longest_count = 20;  // digits that replace "{count}"
  const std::size_t kept = cell_max - length_of(told) - longest_count;
  std::string out = fit.substr(0, end_of(fit, kept)) + std::string(told);
  const std::size_t place = out.rfind("{count}");
  if (place != out.npos) out.replace(place, 7, std::to_string(length - kept));
  return out;
}

bool must_stay_text(std::string_view text) {
  if (text.empty()) return false;
  if (std::string_view("=+-@\t\r\n").find(text.front()) != text.npos) return true;
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::size_t lines_in(std::string_view text, double width) {
  const auto columns = static_cast<std::size_t>(std::max(1.0, std::floor(width)));
  std::size_t lines = 0;
  while (true) {
    const std::size_t end = text.find('\n');
    lines += lines_of_paragraph(text.substr(0, end), columns);
    if (end == text.npos) return lines;
    text.remove_prefix(end + 1);
  }
}

}  // namespace xlsx_export
