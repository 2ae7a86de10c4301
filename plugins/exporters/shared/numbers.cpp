#include "shared/numbers.hpp"

#include <kinerja/cpp/exporter.hpp>

#include <algorithm>
#include <cmath>

namespace exporter_shared {
namespace {

// Adds one to the last digit of digits like "0999".
void round_up(std::string& digits) {
  std::size_t i = digits.size();
  while (i > 0 && digits[i - 1] == '9') digits[--i] = '0';
  if (i > 0) {
    ++digits[i - 1];
  } else {
    digits.insert(digits.begin(), '1');
  }
}

}  // namespace

std::string Numbers::fixed(double value, int decimals) const {
  const std::string plain = kinerja::number_text(std::abs(value));
  if (plain.find('e') != std::string::npos) {
    // Beyond what anybody rounds by hand; tiny values are nothing at this many decimals.
    return std::abs(value) < 1 ? fixed(0, decimals) : (value < 0 ? "-" : "") + plain;
  }
  const std::size_t dot = std::min(plain.find('.'), plain.size());
  const auto wanted = static_cast<std::size_t>(decimals);
  std::string fraction = dot < plain.size() ? plain.substr(dot + 1) : std::string{};
  const bool up = fraction.size() > wanted && fraction[wanted] >= '5';
  fraction.resize(wanted, '0');
  std::string digits = plain.substr(0, dot) + fraction;
  if (up) round_up(digits);

  const std::size_t whole = digits.size() - wanted;
  const bool nothing = digits.find_first_not_of('0') == std::string::npos;
  std::string out = value < 0 && !nothing ? "\xE2\x88\x92" : "";
  for (std::size_t i = 0; i < whole; ++i) {
    if (i > 0 && (whole - i) % 3 == 0) out += group_;
    out += digits[i];
  }
  if (wanted > 0) {
    out += point_;
    out += digits.substr(whole);
  }
  return out;
}

std::string Numbers::shown(double value) const {
  if (value != 0 && std::abs(value) < 0.005) {
    std::string exact = kinerja::number_text(value);
    std::replace(exact.begin(), exact.end(), '.', point_);
    return exact;
  }
  std::string out = fixed(value, 2);
  while (out.back() == '0') out.pop_back();
  if (out.back() == point_) out.pop_back();
  return out;
}

int decimals_for(const std::vector<std::optional<double>>& values) {
  int decimals = 0;
  for (const std::optional<double>& value : values) {
    if (!value) continue;
    const std::string text = kinerja::number_text(*value);
    const std::size_t dot = text.find('.');
    if (dot == std::string::npos) continue;
    decimals =
        std::max(decimals, static_cast<int>(std::min<std::size_t>(2, text.size() - dot - 1)));
  }
  return decimals;
}

}  // namespace exporter_shared
