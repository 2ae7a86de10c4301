#pragma once

// Days, months and clock times as people and spreadsheets write them. Whether 03/11/2025 is in
// March or in November is decided from the whole column, never from the cell.

#include "cell_text.hpp"

#include <cstdint>

namespace kinerja::tables {

inline constexpr std::int64_t day_ms = 86'400'000;

enum class DayFormat { automatic, day_first, year_first, month_first };

struct DayAndTime {
  std::int32_t day = 0;       // since 1970-01-01
  std::int32_t time_ms = -1;  // since midnight on the wall; -1: not given
  bool none = false;          // a cell that stands for no day: 01-01-0001, 0000-00-00, "-"
};

/// `format` automatic: a format decided by DayEvidence was not needed, only cells that can be read
/// in one way are.
Reason read_day(std::string_view cell, DayFormat format, DayAndTime& out);

struct Month {
  std::int32_t first_day = 0;
  std::int32_t last_day = 0;
};

/// 2026-03, 03/2026, Maret 2026, March 2026, Mar-26.
Reason read_month(std::string_view cell, Month& out);
/// A cell that leaves the year to another one: 3, 03, Maret, Mar.
Reason read_month_of(int year, std::string_view cell, Month& out);
/// Four digits.
Reason read_year(std::string_view cell, int& year);

/// Days since 1970-01-01; false when there is no such day.
bool day_of(int year, int month, int day, std::int32_t& out);
std::string iso_day(std::int32_t day);

/// What the cells of one column say about its format.
class DayEvidence {
 public:
  void look_at(std::string_view cell, std::uint32_t line);

  bool both() const { return day_first_line_ != 0 && month_first_line_ != 0; }
  DayFormat decided() const {
    return day_first_line_ != 0     ? DayFormat::day_first
           : month_first_line_ != 0 ? DayFormat::month_first
                                    : DayFormat::automatic;
  }
  std::uint32_t unclear_line() const { return unclear_line_; }
  const std::string& unclear_cell() const { return unclear_cell_; }
  std::uint32_t day_first_line() const { return day_first_line_; }
  std::uint32_t month_first_line() const { return month_first_line_; }

 private:
  std::uint32_t day_first_line_ = 0;
  std::uint32_t month_first_line_ = 0;
  std::uint32_t unclear_line_ = 0;
  std::string unclear_cell_;
};

}  // namespace kinerja::tables
