#include <kinerja/core/days.hpp>

#include "calendar/rule_settings.hpp"

#include <boost/json/array.hpp>

#include <algorithm>
#include <cctype>

namespace kinerja {
namespace {

constexpr std::int32_t max_span_days = 3'660;  // that a deadline may reach over
constexpr std::size_t least_letters = 3;

constexpr std::array<std::string_view, 7> names = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
constexpr std::array<std::string_view, 7> english = {
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
constexpr std::array<std::string_view, 7> indonesian = {
    "senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu"};

constexpr char deadline_schema_json[] = R"json({
  "type": "object",
  "additionalProperties": false,
  "required": ["days", "count"],
  "properties": {
    "days": {"title": "Banyaknya hari", "type": "integer", "minimum": 1, "maximum": 366},
    "count": {"title": "Hari yang dihitung", "type": "string", "enum": ["calendar", "working"]},
    "begins": {
      "title": "Hari pertama hitungan",
      "type": "string",
      "enum": ["day-after", "same-day"],
      "default": "day-after"
    },
    "last_day_off": {
      "title": "Bila hari terakhir libur",
      "type": "string",
      "enum": ["stays", "moves"],
      "default": "stays"
    },
    "working_days": {
      "title": "Hari kerja",
      "type": "array",
      "minItems": 1,
      "items": {
        "type": "string",
        "enum": ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
      },
      "default": ["Mon", "Tue", "Wed", "Thu", "Fri"]
    }
  }
})json";

bool is_work(const DeadlineRule& rule, std::int32_t day, const Holidays& holidays) {
  return rule.works[static_cast<std::size_t>(weekday_of(day))] && !holidays.contains(day);
}

bool counts(const DeadlineRule& rule, std::int32_t day, const Holidays& holidays) {
  return rule.count == DeadlineRule::Count::calendar || is_work(rule, day, holidays);
}

}  // namespace

int weekday_of(std::int32_t day) {
  constexpr int thursday = 3;  // 1970-01-01
  return ((day % 7) + 7 + thursday) % 7;
}

std::string_view weekday_name(int weekday) {
  return names[static_cast<std::size_t>(weekday)];
}

std::optional<int> weekday_named(std::string_view word) {
  std::string small(word);
  std::transform(small.begin(), small.end(), small.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  if (small == "jum'at") return 4;
  if (small.size() < least_letters) return std::nullopt;
  for (std::size_t day = 0; day < names.size(); ++day)
    if (english[day].starts_with(small) || indonesian[day].starts_with(small))
      return static_cast<int>(day);
  return std::nullopt;
}

ReadRule<DeadlineRule> read_deadline_rule(const Preset& preset) {
  RuleSettings settings = rule_settings(preset, deadline_schema_json);
  if (!settings.faults.empty()) return {std::nullopt, std::move(settings.faults)};
  const boost::json::object& config = settings.config;
  DeadlineRule rule;
  rule.days = config.at("days").to_number<int>();
  if (config.at("count") == "working") rule.count = DeadlineRule::Count::working;
  rule.from_next_day = config.at("begins") == "day-after";
  rule.moves_to_work = config.at("last_day_off") == "moves";
  rule.works.fill(false);
  for (const auto& name : config.at("working_days").as_array())
    rule.works[static_cast<std::size_t>(*weekday_named(name.as_string()))] = true;
  return {rule, {}};
}

Result<std::int32_t> last_day(const DeadlineRule& rule,
                              std::int32_t from,
                              const Holidays& holidays) {
  int counted = 0;
  for (std::int32_t day = rule.from_next_day ? from + 1 : from; day <= from + max_span_days;
       ++day) {
    if (counted < rule.days && counts(rule, day, holidays)) ++counted;
    if (counted == rule.days && (!rule.moves_to_work || is_work(rule, day, holidays))) return day;
  }
  return fail(Errc::invalid_data,
              text("Sampai {} hari sesudah {} belum ada {} hari yang dihitung. Periksa hari libur.",
                   "Within {} days after {} there are not {} days to count. Check the holidays.",
                   {max_span_days, iso_day(from), rule.days}));
}

Result<int> day_of_count(const DeadlineRule& rule,
                         std::int32_t from,
                         std::int32_t filed,
                         const Holidays& holidays) {
  if (filed < from)
    return fail(Errc::invalid_data,
                text("Tanggal pengajuan {} sebelum tanggal mulai {}. Periksa keduanya.",
                     "It was filed on {}, before the first day {}. Check both.",
                     {iso_day(filed), iso_day(from)}));
  int counted = 0;
  for (std::int32_t day = rule.from_next_day ? from + 1 : from; day <= filed; ++day)
    if (counts(rule, day, holidays)) ++counted;
  return counted;
}

}  // namespace kinerja
