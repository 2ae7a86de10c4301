#include "config/cycle_values.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>

namespace kinerja {
namespace {

constexpr std::size_t max_name_bytes = 64;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}
bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}

// The digits alone: from_chars would also take a sign.
std::optional<int> digits(std::string_view words) {
  int value = 0;
  if (!std::all_of(words.begin(), words.end(), is_digit)) return std::nullopt;
  std::from_chars(words.data(), words.data() + words.size(), value);
  return value;
}

}  // namespace

std::optional<std::int32_t> day_of(std::string_view words) {
  if (words.size() != 10 || words[4] != '-' || words[7] != '-') return std::nullopt;
  const auto year = digits(words.substr(0, 4));
  const auto month = digits(words.substr(5, 2));
  const auto day = digits(words.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{*year},
                                         std::chrono::month{static_cast<unsigned>(*month)},
                                         std::chrono::day{static_cast<unsigned>(*day)}};
  if (!date.ok()) return std::nullopt;
  return static_cast<std::int32_t>(std::chrono::sys_days{date}.time_since_epoch().count());
}

std::optional<double> number_of(std::string_view words) {
  double value = 0;
  const char* end = words.data() + words.size();
  const auto read = std::from_chars(words.data(), end, value);
  if (read.ec != std::errc{} || read.ptr != end || !std::isfinite(value)) return std::nullopt;
  return value;
}

bool is_code(std::string_view words) {
  return !words.empty() && words.size() <= max_name_bytes && words.front() != '-' &&
         words.back() != '-' && std::all_of(words.begin(), words.end(), [](char c) {
           return is_lower(c) || is_digit(c) || c == '-';
         });
}

bool is_component_id(std::string_view words) {
  std::size_t parts = 0;
  for (std::size_t at = 0; at <= words.size(); ++parts) {
    const std::size_t dot = std::min(words.find('.', at), words.size());
    if (!is_code(words.substr(at, dot - at))) return false;
    at = dot + 1;
  }
  return parts >= 2;
}

bool is_name(std::string_view words) {
  return !words.empty() && words.size() <= max_name_bytes && words.front() != '.' &&
         words.front() != '-' && std::all_of(words.begin(), words.end(), [](char c) {
           return is_lower(c) || is_upper(c) || is_digit(c) || c == '_' || c == '-' || c == '.';
         });
}

}  // namespace kinerja
