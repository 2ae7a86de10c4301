#include "words.hpp"

#include "texts.json.h"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace xlsx_export {
namespace {

std::chrono::year_month_day date_of(std::int32_t day) {
  return std::chrono::sys_days{std::chrono::days{day}};
}

std::size_t decimals_of(double value, std::size_t most) {
  const std::string text = kinerja::number_text(value);
  const std::size_t point = text.find('.');
  if (point == text.npos || text.find('e') != text.npos) return 0;
  return std::min(most, text.size() - point - 1);
}

// Text within a number format. A quote cannot stand there at all.
std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) out += c == '"' ? '\'' : c;
  return out + "\"";
}

}  // namespace

Words::Words(std::string_view language) : english_(language == "en") {
  const kinerja::Config texts(kinerja::str(texts_json));
  for (const auto& [key, text] : texts[english_ ? "en" : "id"].members()) texts_[key] = text.text();
  std::string_view months = (*this)["MONTHS"];
  while (!months.empty()) {
    const std::size_t end = months.find(' ');
    months_.emplace_back(months.substr(0, end));
    months = end == months.npos ? std::string_view{} : months.substr(end + 1);
  }
}

const std::string& Words::operator[](std::string_view key) const {
  const auto found = texts_.find(key);
  if (found == texts_.end()) {
    throw kinerja::Failure(KINERJA_E_INTERNAL, "texts.json has no " + std::string(key));
  }
  return found->second;
}

std::string Words::day(std::int32_t day) const {
  const std::chrono::year_month_day date = date_of(day);
  return std::to_string(static_cast<unsigned>(date.day())) + " " +
         months_[static_cast<unsigned>(date.month()) - 1] + " " +
         std::to_string(static_cast<int>(date.year()));
}

std::string Words::period(std::int32_t from, std::int32_t to) const {
  std::string first = day(from);
  if (date_of(from).year() == date_of(to).year()) first.resize(first.rfind(' '));
  return first + " " + (*this)["UNTIL"] + " " + day(to);
}

std::string Words::date_format() const {
  return english_ ? "[$-809]d mmmm yyyy" : "[$-421]d mmmm yyyy";
}

std::string Words::number(double value) const {
  const double rounded = std::round(value * 100) / 100;
  std::string digits = kinerja::number_text(std::isfinite(rounded) ? rounded : value);
  std::replace(digits.begin(), digits.end(), '.', english_ ? '.' : ',');
  return digits;
}

std::string quantity_format(double value, std::string_view unit, std::string_view before) {
  const std::size_t decimals = decimals_of(value, 4);
  std::string format = before.empty() ? "" : quoted(before);
  format += "#,##0";
  if (decimals > 0) format += "." + std::string(decimals, '0');
  constexpr std::size_t longest_unit = 40;
  if (!unit.empty() && unit.size() <= longest_unit) format += quoted(" " + std::string(unit));
  return format;
}

}  // namespace xlsx_export
