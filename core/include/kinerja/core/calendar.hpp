#pragma once

// Rules about days and hours: until when something may be filed, and how long a working day is.
// The rules themselves are presets.

#include <kinerja/core/config.hpp>
#include <kinerja/core/presets.hpp>
#include <kinerja/core/result.hpp>

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace kinerja {

/// Monday is 0, Sunday 6.
int weekday_of(std::int32_t day);
/// "Fri": how rules name it.
std::string_view weekday_name(int weekday);
/// From "Fri", "Jumat" or a beginning of at least three letters of such a name, in either language.
std::optional<int> weekday_named(std::string_view word);

using Holidays = std::set<std::int32_t>;
/// A file with a day a line, "2026-01-01", what follows a blank, comma or semicolon being its name.
/// Lines that begin with # and empty ones say nothing.
Result<Holidays> read_holidays(const std::filesystem::path& file);

/// A rule read from a preset's settings, or every fault in them; pointers lie below the settings.
template <class Rule>
struct ReadRule {
  std::optional<Rule> rule;
  std::vector<Schema::Fault> faults;
};

struct DeadlineRule {
  enum class Count { calendar, working } count = Count::calendar;
  int days = 0;
  bool from_next_day = true;   // the day it began with is not counted
  bool moves_to_work = false;  // a last day without work moves to the next one with work
  std::array<bool, 7> works = {true, true, true, true, true, false, false};
};
ReadRule<DeadlineRule> read_deadline_rule(const Preset& preset);

/// The last day in time. An Error when holidays leave too few days to count.
Result<std::int32_t> last_day(const DeadlineRule& rule,
                              std::int32_t from,
                              const Holidays& holidays);
/// Which day of the count `filed` is; a day before `from` is an Error.
Result<int> day_of_count(const DeadlineRule& rule,
                         std::int32_t from,
                         std::int32_t filed,
                         const Holidays& holidays);

/// Minutes since midnight.
struct WorkDay {
  int start = 0;
  int end = 0;
  int break_from = 0;
  int break_minutes = 0;

  int net_minutes() const { return end - start - break_minutes; }
  /// Minutes of presence between start and end, without those of the break.
  int net_minutes(int in, int out) const;
};

struct WorkWeek {
  int net_minutes = 0;
  int start = 0;
  std::array<std::optional<WorkDay>, 7> days;  // from Monday; empty: no working day
};

struct WorkingHours {
  WorkWeek ordinary;
  WorkWeek ramadan;
};
ReadRule<WorkingHours> read_working_hours(const Preset& preset);

/// Minutes since midnight from "07:30" or "07.30"; "24:00" ends a day.
std::optional<int> parse_clock(std::string_view words);
/// "07:30".
std::string clock_text(int minutes);

}  // namespace kinerja
