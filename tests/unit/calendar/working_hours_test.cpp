#include "rule_of.hpp"

#include <gmock/gmock.h>

namespace kinerja {
namespace {

using ::testing::HasSubstr;

std::string week(int minutes, const std::string& friday) {
  return R"({"week_minutes": )" + std::to_string(minutes) + R"(, "start": "07:30", "days": {
    "Thu": {"end": "16:00", "break_from": "12:00", "break_minutes": 60},
    "Fri": )" +
         friday + "}}";
}

constexpr char good_friday[] = R"({"end": "16:30", "break_from": "11:30", "break_minutes": 90})";

ReadRule<WorkingHours> read(const std::string& ordinary) {
  return read_working_hours(
      rule_of(R"({"ordinary": )" + ordinary + R"(, "ramadan": )" + week(900, good_friday) + "}"));
}

TEST(WorkingHoursTest, ADaysMinutesAreThoseOfPresenceWithoutTheBreak) {
  const auto rule = read(week(900, good_friday)).rule;
  ASSERT_TRUE(rule);
  const WorkDay& friday = *rule->ordinary.days[4];
  const auto at = [](std::string_view words) { return *parse_clock(words); };
  EXPECT_EQ(friday.net_minutes(), 450);
  EXPECT_EQ(friday.net_minutes(at("07:30"), at("16:30")), 450);
  EXPECT_EQ(friday.net_minutes(at("06:00"), at("18:00")), 450);  // the window counts alone
  EXPECT_EQ(friday.net_minutes(at("08:00"), at("12:00")), 210);  // half an hour of break is inside
  EXPECT_EQ(friday.net_minutes(at("11:45"), at("12:45")), 0);
  EXPECT_EQ(friday.net_minutes(at("17:00"), at("18:00")), 0);
  EXPECT_FALSE(rule->ordinary.days[0]);
}

TEST(WorkingHoursTest, TheDaysMustAddUpToTheWeek) {
  const auto rule = read(week(901, good_friday));
  EXPECT_FALSE(rule.rule);
  ASSERT_EQ(rule.faults.size(), 1u);
  EXPECT_EQ(rule.faults[0].pointer, "/ordinary/week_minutes");
  EXPECT_THAT(rule.faults[0].message.en, HasSubstr("add up to 900"));
}

TEST(WorkingHoursTest, ADayMustHoldItsBreak) {
  for (const char* friday : {R"({"end": "07:00", "break_from": "11:30", "break_minutes": 0})",
                             R"({"end": "16:30", "break_from": "07:00", "break_minutes": 90})",
                             R"({"end": "16:30", "break_from": "16:00", "break_minutes": 90})"}) {
    const auto rule = read(week(900, friday));
    ASSERT_FALSE(rule.faults.empty());
    EXPECT_EQ(rule.faults[0].pointer, "/ordinary/days/Fri") << friday;
  }
  EXPECT_EQ(read(week(900, R"({"end": "16.3", "break_from": "11:30", "break_minutes": 90})"))
                .faults[0]
                .pointer,
            "/ordinary/days/Fri/end");
}

TEST(WorkingHoursTest, TimesOfDayAreExact) {
  EXPECT_EQ(parse_clock("07:30"), 450);
  EXPECT_EQ(parse_clock("07.30"), 450);
  EXPECT_EQ(parse_clock("24:00"), 1440);
  for (const char* words : {"7:30", "24:01", "12:60", "ab:cd", "+1:30", "07:3 ", ""})
    EXPECT_FALSE(parse_clock(words)) << words;
  EXPECT_EQ(clock_text(450), "07:30");
}

}  // namespace
}  // namespace kinerja
