#include "numbers.hpp"

#include <bit>
#include <charconv>
#include <cmath>
#include <cstring>

namespace kinerja::tables {
namespace {

constexpr std::string_view unicode_minus = "\xE2\x88\x92";

// Whether `text` is digits, perhaps in groups of three with one and the same mark between them.
// Digits alone go to `digits`.
bool grouped_digits(std::string_view text, char decimal, std::string& digits) {
  std::size_t since_mark = 0;
  char group_mark = 0;
  for (const char c : text) {
    if (is_digit(c)) {
      digits += c;
      ++since_mark;
      continue;
    }
    const bool first = group_mark == 0;
    if ((c != '.' && c != ',' && c != ' ') || c == decimal || (!first && c != group_mark))
      return false;
    // A group of thousands never begins with 0, so 0.125 can only be decimals.
    if (first ? since_mark == 0 || since_mark > 3 || text[0] == '0' : since_mark != 3) return false;
    group_mark = c;
    since_mark = 0;
  }
  return group_mark == 0 || since_mark == 3;
}

std::string with_plain_blanks(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t blank = text.starts_with("\xC2\xA0")       ? 2
                              : text.starts_with("\xE2\x80\xAF") ? 3
                                                                 : 0;
    out += blank > 0 ? ' ' : text[0];
    text.remove_prefix(blank > 0 ? blank : 1);
  }
  return out;
}

// "1,98501E+17": the spreadsheet has thrown away digits.
bool has_exponent(std::string_view text) {
  const std::size_t e = text.find_first_of("eE");
  if (e == std::string_view::npos || e == 0 || !is_digit(text[e - 1])) return false;
  std::string_view power = text.substr(e + 1);
  if (!power.empty() && (power[0] == '+' || power[0] == '-')) power.remove_prefix(1);
  return !power.empty() && all_digits(power);
}

Reason from_plain(const std::string& plain, std::string_view cell, double& out) {
  const char* const end = plain.data() + plain.size();
  const auto [stop, error] = std::from_chars(plain.data(), end, out);
  if (error == std::errc::result_out_of_range) return reason("NUMBER_TOO_BIG", cell);
  if (error != std::errc() || stop != end || !std::isfinite(out))
    return reason("NOT_A_NUMBER", cell);
  if (out == 0) out = 0;  // no negative zero: it would make two equal rows differ
  return {};
}

// What read_digits takes apart: digits, and how many of them stand behind the mark.
struct Digits {
  std::uint64_t all = 0;
  std::size_t decimals = 0;
};

constexpr std::uint64_t in_each_byte(std::uint64_t byte) {
  return byte * 0x0101'0101'0101'0101;
}

// Up to eight bytes as the last of eight, with '0' before them. The first is the lowest.
std::uint64_t with_zeros(std::string_view text) {
  if (text.size() < 4) {
    std::uint64_t bytes = in_each_byte('0');
    for (const char c : text)
      bytes = bytes >> 8U | std::uint64_t{static_cast<unsigned char>(c)} << 56U;
    return bytes;
  }
  std::uint32_t first = 0, last = 0;  // four bytes each, which may overlap
  std::memcpy(&first, text.data(), sizeof first);
  std::memcpy(&last, text.data() + text.size() - sizeof last, sizeof last);
  const std::size_t before = 8 * (8 - text.size());  // bits
  const std::uint64_t zeros = in_each_byte('0') & ((std::uint64_t{1} << before) - 1);
  return zeros | ((std::uint64_t{first} << before) & 0xFFFF'FFFF) | std::uint64_t{last} << 32U;
}

// Eight digits, each the value of a byte, the first the lowest: neighbours are put together, then
// pairs, then fours.
std::uint64_t eight_digits(std::uint64_t bytes) {
  bytes = (bytes * (10 * 0x100 + 1)) >> 8U;
  bytes = ((bytes & 0x00FF'00FF'00FF'00FF) * (100 * 0x1'0000 + 1)) >> 16U;
  return ((bytes & 0x0000'FFFF'0000'FFFF) * (10'000 * 0x1'0000'0000 + 1)) >> 32U;
}

// All bytes of a text of at most eight at once. Needs a processor whose first byte is the lowest.
bool take_apart_short(std::string_view text, char mark, Digits& out) {
  const std::uint64_t bytes = with_zeros(text);
  std::uint64_t digits = bytes ^ in_each_byte('0');
  const std::uint64_t others = ((digits + in_each_byte(0x80 - 10)) | digits) & in_each_byte(0x80);
  if (others != 0) {
    const auto place = static_cast<std::size_t>(std::countr_zero(others)) / 8;
    const std::uint64_t before = (std::uint64_t{1} << 8 * place) - 1;
    const bool is_mark = mark != 0 && static_cast<char>(bytes >> 8 * place) == mark;
    if ((others & (others - 1)) != 0 || !is_mark || place == 7 || place == 8 - text.size())
      return false;
    out.decimals = 7 - place;
    digits = (digits & before) << 8U | (digits & ~(before << 8U | 0xFF));
  }
  out.all = eight_digits(digits);
  return true;
}

bool take_apart(std::string_view text, char mark, Digits& out) {
  if (!is_digit(text.front()) || !is_digit(text.back())) return false;
  std::size_t point = text.size() - 1;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_digit(text[i])) {
      out.all = out.all * 10 + static_cast<std::uint64_t>(text[i] - '0');
    } else if (text[i] == mark && mark != 0 && point == text.size() - 1) {
      point = i;
    } else {
      return false;
    }
  }
  out.decimals = text.size() - 1 - point;
  return true;
}

}  // namespace

// Dividing two exact doubles rounds once, so the number is that of the general way.
bool read_digits(std::string_view cell, Decimal decimal, double& out) {
  constexpr std::size_t most_digits = 15;
  static constexpr double powers[] = {
      1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
  if (cell.empty() || cell.size() > most_digits) return false;
  const char mark = static_cast<char>(decimal);
  const bool is_short = cell.size() <= 8 && std::endian::native == std::endian::little;
  Digits digits;
  if (!(is_short ? take_apart_short(cell, mark, digits) : take_apart(cell, mark, digits)))
    return false;
  out = static_cast<double>(digits.all);
  if (digits.decimals > 0) out /= powers[digits.decimals];
  return true;
}

Reason read_number(std::string_view cell, Decimal decimal, bool percent_of_one, double& out) {
  if (read_few_digits(cell, decimal, out)) return {};
  const std::string spaced = with_plain_blanks(trim(cell));
  std::string_view text = spaced;
  if (text.starts_with('\'')) text.remove_prefix(1);  // the mark of a text cell
  std::string plain;
  if (text.starts_with('-') || text.starts_with(unicode_minus)) {
    plain = "-";
    text.remove_prefix(text[0] == '-' ? 1 : unicode_minus.size());
  } else if (text.starts_with('+')) {
    text.remove_prefix(1);
  }
  const bool percent = text.ends_with('%');
  if (percent) text = trim(text.substr(0, text.size() - 1));

  const char mark = static_cast<char>(decimal);
  const std::size_t point = mark == 0 ? std::string_view::npos : text.find(mark);
  const std::string_view whole = text.substr(0, point);
  const std::size_t signs = plain.size();
  bool good = grouped_digits(whole, mark, plain);
  if (point != std::string_view::npos) {
    const std::string_view decimals = text.substr(point + 1);
    good = good && !decimals.empty() && all_digits(decimals);
    if (whole.empty()) plain += '0';
    plain.append(".").append(decimals);
  }
  if (!good || plain.size() == signs)
    return reason(has_exponent(text) ? "NUMBER_EXPONENT" : "NOT_A_NUMBER", cell);
  if (percent && percent_of_one) plain += "e-2";
  return from_plain(plain, cell, out);
}

Reason read_plain_number(std::string_view text, double& out) {
  const bool digits = !text.empty() && (is_digit(text[0]) || text[0] == '-');
  if (!digits) return reason("NOT_A_NUMBER", text);
  return from_plain(std::string(text), text, out);
}

void DecimalEvidence::look_at(std::string_view cell, std::uint32_t line) {
  if (cell.find_first_of(".,") == std::string_view::npos) return;
  double by_comma = 0;
  double by_dot = 0;
  const bool comma = read_number(cell, Decimal::comma, false, by_comma).empty();
  const bool dot = read_number(cell, Decimal::dot, false, by_dot).empty();
  if (comma && dot) {
    if (unclear_line_ == 0) {
      unclear_line_ = line;
      unclear_cell_ = cell;
    }
  } else if (comma && comma_line_ == 0) {
    comma_line_ = line;
  } else if (dot && dot_line_ == 0) {
    dot_line_ = line;
  }
}

}  // namespace kinerja::tables
