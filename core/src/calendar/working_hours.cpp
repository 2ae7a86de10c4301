#include "calendar/rule_settings.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>

namespace kinerja {
namespace {

namespace json = boost::json;

constexpr int minutes_of_day = 24 * 60;

// The form of one day and one week, put together at run time: seven days twice would be 200 lines.
constexpr char day_schema_json[] = R"json({
  "type": "object",
  "additionalProperties": false,
  "required": ["end", "break_from", "break_minutes"],
  "properties": {
    "end": {"title": "Selesai", "type": "string"},
    "break_from": {"title": "Istirahat mulai", "type": "string"},
    "break_minutes": {"title": "Menit istirahat", "type": "integer", "minimum": 0, "maximum": 480}
  }
})json";

std::string schema_text() {
  std::string days;
  for (int day = 0; day < 7; ++day)
    days += std::string(day == 0 ? "" : ",") + "\"" + std::string(weekday_name(day)) +
            "\":" + day_schema_json;
  const std::string week =
      R"({"type":"object","additionalProperties":false,"required":["week_minutes","start","days"],)"
      R"("properties":{"week_minutes":{"type":"integer","minimum":1,"maximum":10080},)"
      R"("start":{"type":"string"},)"
      R"("days":{"type":"object","additionalProperties":false,"properties":{)" +
      days + "}}}}";
  return R"({"type":"object","additionalProperties":false,"required":["ordinary","ramadan"],)"
         R"("properties":{"ordinary":)" +
         week + R"(,"ramadan":)" + week + "}}";
}

int overlap(int from, int to, int other_from, int other_to) {
  return std::max(0, std::min(to, other_to) - std::max(from, other_from));
}

class WeekReader {
 public:
  WeekReader(std::string pointer, std::vector<Schema::Fault>& faults)
      : pointer_(std::move(pointer)), faults_(faults) {}

  WorkWeek read(const json::object& config) {
    WorkWeek week;
    week.net_minutes = config.at("week_minutes").to_number<int>();
    week.start = clock_in(config, "start", "/start");
    int sum = 0;
    for (const auto& [name, value] : config.at("days").as_object()) {
      const WorkDay day = read_day(week.start, "/days/" + std::string(name), value.as_object());
      week.days[static_cast<std::size_t>(*weekday_named(name))] = day;
      sum += day.net_minutes();
    }
    if (sum != week.net_minutes)
      add("/week_minutes",
          text("Hari-hari kerja berjumlah {} menit, bukan {}.",
               "The working days add up to {} minutes, not {}.",
               {sum, week.net_minutes}));
    return week;
  }

 private:
  WorkDay read_day(int start, const std::string& where, const json::object& config) {
    const WorkDay day{start,
                      clock_in(config, "end", where + "/end"),
                      clock_in(config, "break_from", where + "/break_from"),
                      config.at("break_minutes").to_number<int>()};
    if (day.start >= day.end || day.break_from < day.start ||
        day.break_from + day.break_minutes > day.end)
      add(where,
          text("Hari kerja harus mulai sebelum selesai, dengan istirahat di dalamnya.",
               "A working day must begin before it ends, with the break inside."));
    return day;
  }

  int clock_in(const json::object& config, std::string_view key, const std::string& where) {
    const std::string_view words = config.at(key).as_string();
    const auto minutes = parse_clock(words);
    if (!minutes)
      add(where,
          text("\"{}\" bukan jam. Tulis seperti 07:30.",
               "\"{}\" is no time of day. Write it as 07:30.",
               {words}));
    return minutes.value_or(0);
  }

  void add(const std::string& where, Text message) {
    faults_.push_back({pointer_ + where, std::move(message)});
  }

  std::string pointer_;
  std::vector<Schema::Fault>& faults_;
};

}  // namespace

int WorkDay::net_minutes(int in, int out) const {
  const int from = std::max(in, start);
  const int to = std::min(out, end);
  return overlap(in, out, start, end) - overlap(from, to, break_from, break_from + break_minutes);
}

ReadRule<WorkingHours> read_working_hours(const Preset& preset) {
  RuleSettings settings = rule_settings(preset, schema_text());
  ReadRule<WorkingHours> read{std::nullopt, std::move(settings.faults)};
  if (!read.faults.empty()) return read;
  WorkingHours hours;
  hours.ordinary =
      WeekReader("/ordinary", read.faults).read(settings.config.at("ordinary").as_object());
  hours.ramadan =
      WeekReader("/ramadan", read.faults).read(settings.config.at("ramadan").as_object());
  if (read.faults.empty()) read.rule = hours;
  return read;
}

std::optional<int> parse_clock(std::string_view words) {
  if (words.size() != 5 || (words[2] != ':' && words[2] != '.')) return std::nullopt;
  const auto two_digits = [&](std::size_t at) {
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    if (!is_digit(words[at]) || !is_digit(words[at + 1])) return -1;
    return (words[at] - '0') * 10 + (words[at + 1] - '0');
  };
  const int hour = two_digits(0), minute = two_digits(3);
  const int all = hour * 60 + minute;
  if (hour < 0 || minute < 0 || minute > 59 || all > minutes_of_day) return std::nullopt;
  return all;
}

std::string clock_text(int minutes) {
  std::array<char, 32> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%02d:%02d", minutes / 60, minutes % 60);
  return buffer.data();
}

}  // namespace kinerja
