#include <kinerja/core/days.hpp>

#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>

namespace kinerja {

CalendarDay calendar_day(std::int32_t days) {
  const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{days}}};
  return {static_cast<int>(date.year()),
          static_cast<std::int32_t>(static_cast<unsigned>(date.month())),
          static_cast<std::int32_t>(static_cast<unsigned>(date.day()))};
}

std::int32_t days_of(CalendarDay day) {
  const std::chrono::sys_days at{std::chrono::year{day.year} /
                                 std::chrono::month{static_cast<unsigned>(day.month)} /
                                 std::chrono::day{static_cast<unsigned>(day.day)}};
  return static_cast<std::int32_t>(at.time_since_epoch().count());
}

std::optional<std::int32_t> parse_day(std::string_view iso) {
  if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
  const auto number = [&](std::size_t from, std::size_t size) {
    int value = -1;
    const char* end = iso.data() + from + size;
    const auto read = std::from_chars(iso.data() + from, end, value);
    return read.ec == std::errc{} && read.ptr == end ? value : -1;
  };
  const CalendarDay day{number(0, 4), number(5, 2), number(8, 2)};
  if (day.year < 0 || day.month < 0 || day.day < 0) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{day.year},
                                         std::chrono::month{static_cast<unsigned>(day.month)},
                                         std::chrono::day{static_cast<unsigned>(day.day)}};
  if (!date.ok()) return std::nullopt;
  return days_of(day);
}

std::string iso_day(std::int32_t days) {
  const CalendarDay day = calendar_day(days);
  std::array<char, 40> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%04d-%02d-%02d", day.year, day.month, day.day);
  return buffer.data();
}

}  // namespace kinerja
