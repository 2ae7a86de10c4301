#include <kinerja/core/number.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace kinerja {
namespace {

constexpr double plain_below = 1e17;  // above, digits would pretend to an exactness a double lacks
constexpr double plain_from = 1e-7;

// Cuts a plain decimal to `decimals` places, half up in its digits: the shortest decimal is what
// the number stands for, so rounding works on it and not on the binary value.
std::string rounded(std::string digits, int decimals) {
  const std::size_t point = digits.find('.');
  if (point == std::string::npos || digits.size() - point - 1 <= static_cast<std::size_t>(decimals))
    return digits;
  const std::size_t cut = point + 1 + static_cast<std::size_t>(decimals);
  bool carry = digits[cut] >= '5';
  digits.resize(cut);
  for (std::size_t i = digits.size(); carry && i-- > 0;) {
    if (digits[i] < '0' || digits[i] > '9') continue;
    carry = digits[i] == '9';
    digits[i] = carry ? '0' : static_cast<char>(digits[i] + 1);
  }
  if (carry) digits.insert(digits.front() == '-' ? 1 : 0, 1, '1');
  while (digits.back() == '0') digits.pop_back();
  if (digits.back() == '.') digits.pop_back();
  return digits == "-0" ? "0" : digits;
}

}  // namespace

std::string shortest(double value) {
  std::array<char, 64> buffer{};
  const double size = std::fabs(value);
  const bool plain = size == 0 || (size >= plain_from && size < plain_below);
  const auto end =
      plain ? std::to_chars(buffer.begin(), buffer.end(), value, std::chars_format::fixed)
            : std::to_chars(buffer.begin(), buffer.end(), value);
  return {buffer.begin(), end.ptr};
}

Text number_text(double value, int decimals) {
  // Below what shortest() writes plainly there is nothing that so few decimals could show.
  std::string english = std::fabs(value) < plain_from ? "0" : shortest(value);
  if (english.find_first_of("einf") == std::string::npos) english = rounded(english, decimals);
  std::string indonesian = english;
  std::replace(indonesian.begin(), indonesian.end(), '.', ',');
  return {indonesian, english};
}

}  // namespace kinerja
