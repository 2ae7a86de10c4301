#include <kinerja/core/days.hpp>

#include "rule_of.hpp"

#include <gmock/gmock.h>

namespace kinerja {
namespace {

using ::testing::HasSubstr;

DeadlineRule rule(const std::string& config) {
  const auto read = read_deadline_rule(rule_of(config));
  EXPECT_TRUE(read.rule) << config;
  return *read.rule;
}

std::int32_t day(std::string_view iso) {
  return *parse_day(iso);
}

std::string last(const DeadlineRule& rule, std::string_view from, const Holidays& holidays = {}) {
  const auto found = last_day(rule, day(from), holidays);
  return found ? iso_day(*found) : found.error().message.en;
}

TEST(DeadlineTest, WeekdaysAreThoseOfTheCalendar) {
  EXPECT_EQ(weekday_name(weekday_of(day("1970-01-01"))), "Thu");
  EXPECT_EQ(weekday_name(weekday_of(day("1969-12-28"))), "Sun");
  EXPECT_EQ(weekday_name(weekday_of(day("2026-02-02"))), "Mon");
  EXPECT_EQ(weekday_named("Jumat"), 4);
  EXPECT_EQ(weekday_named("fri"), 4);
  EXPECT_EQ(weekday_named("min"), 6);
  EXPECT_FALSE(weekday_named("f"));
  EXPECT_FALSE(weekday_named("Friends"));
}

TEST(DeadlineTest, CalendarDaysCountFromTheDayAfter) {
  const DeadlineRule fourteen = rule(R"({"days": 14, "count": "calendar"})");
  EXPECT_EQ(last(fourteen, "2021-02-01"), "2021-02-15");
  EXPECT_EQ(*day_of_count(fourteen, day("2021-02-01"), day("2021-02-15"), {}), 14);
  EXPECT_EQ(*day_of_count(fourteen, day("2021-02-01"), day("2021-02-16"), {}), 15);
  EXPECT_EQ(*day_of_count(fourteen, day("2021-02-01"), day("2021-02-01"), {}), 0);
  EXPECT_EQ(last(rule(R"({"days": 14, "count": "calendar", "begins": "same-day"})"), "2021-02-01"),
            "2021-02-14");
}

TEST(DeadlineTest, WorkingDaysLeaveOutWeekendsAndHolidays) {
  const DeadlineRule rule_of_14 = rule(R"({"days": 14, "count": "working"})");
  EXPECT_EQ(last(rule_of_14, "2026-01-05"), "2026-01-23");
  const Holidays holidays = {day("2026-01-16"), day("2026-01-17")};  // a Friday, a Saturday
  EXPECT_EQ(last(rule_of_14, "2026-01-05", holidays), "2026-01-26");
  EXPECT_EQ(*day_of_count(rule_of_14, day("2026-01-05"), day("2026-01-26"), holidays), 14);
  EXPECT_EQ(last(rule(R"({"days": 2, "count": "working", "working_days": ["Sat"]})"), "2026-01-05"),
            "2026-01-17");
}

TEST(DeadlineTest, ALastDayOffMovesOnlyWhenTheRuleSaysSo) {
  EXPECT_EQ(last(rule(R"({"days": 5, "count": "calendar"})"), "2026-01-05"), "2026-01-10");
  EXPECT_EQ(
      last(rule(R"({"days": 5, "count": "calendar", "last_day_off": "moves"})"), "2026-01-05"),
      "2026-01-12");
}

TEST(DeadlineTest, AnEndlessHolidayEndsTheCount) {
  Holidays always;
  for (std::int32_t k = 0; k < 5'000; ++k) always.insert(day("2026-01-01") + k);
  EXPECT_THAT(last(rule(R"({"days": 1, "count": "working"})"), "2026-01-01", always),
              HasSubstr("Check the holidays"));
  EXPECT_FALSE(day_of_count(rule(R"({"days": 1, "count": "working"})"), 10, 9, {}));
}

TEST(DeadlineTest, SettingsAreChecked) {
  const auto read = read_deadline_rule(rule_of(R"({"days": 0, "count": "work", "day": 1})"));
  EXPECT_FALSE(read.rule);
  ASSERT_EQ(read.faults.size(), 3u);
  EXPECT_EQ(read.faults[0].pointer, "/days");
}

}  // namespace
}  // namespace kinerja
