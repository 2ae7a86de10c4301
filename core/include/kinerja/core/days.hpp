#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kinerja {

// Days count from 1970-01-01 in the proleptic Gregorian calendar.

struct CalendarDay {
  std::int32_t year = 0;
  std::int32_t month = 0;  // 1 to 12
  std::int32_t day = 0;
};

CalendarDay calendar_day(std::int32_t days);
std::int32_t days_of(CalendarDay day);

/// From "2026-01-31"; nothing when it is no such day.
std::optional<std::int32_t> parse_day(std::string_view iso);

/// "2026-01-31".
std::string iso_day(std::int32_t days);

}  // namespace kinerja
