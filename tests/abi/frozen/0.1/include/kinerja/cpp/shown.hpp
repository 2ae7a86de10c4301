#pragma once

// Numbers and days as plain texts, for files that programs read.

#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <string>

namespace kinerja {

/// The shortest decimal that reads back as `value`, with a point; plain where that is readable
/// (0.000001 to below 10^21). The value is finite.
inline std::string number_text(double value) {
  if (value == 0) return "0";  // also minus zero
  const double size = std::abs(value);
  const bool plain = size >= 1e-6 && size < 1e21;
  char digits[64];
  const auto format = plain ? std::chars_format::fixed : std::chars_format::scientific;
  const auto end = std::to_chars(digits, digits + sizeof digits, value, format).ptr;
  return {digits, end};
}

/// A day of the border, counted from 1970-01-01, as "2026-01-31".
inline std::string day_text(std::int32_t day) {
  const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{day}}};
  char text[32];
  const int size = std::snprintf(text,
                                 sizeof text,
                                 "%04d-%02u-%02u",
                                 static_cast<int>(date.year()),
                                 static_cast<unsigned>(date.month()),
                                 static_cast<unsigned>(date.day()));
  return {text, static_cast<std::size_t>(size)};
}

}  // namespace kinerja
