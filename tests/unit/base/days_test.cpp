#include <kinerja/core/days.hpp>

#include <gmock/gmock.h>

namespace kinerja {
namespace {

using ::testing::Eq;
using ::testing::Optional;

TEST(Days, CountFromTheEpochInBothDirections) {
  EXPECT_EQ(days_of({1970, 1, 1}), 0);
  EXPECT_EQ(days_of({1969, 12, 31}), -1);
  EXPECT_EQ(days_of({2026, 1, 1}), 20'454);
}

TEST(Days, GoThereAndBackAroundLeapDays) {
  for (const CalendarDay day :
       {CalendarDay{2024, 2, 29}, {2025, 2, 28}, {2000, 2, 29}, {1900, 3, 1}, {9999, 12, 31}}) {
    const CalendarDay back = calendar_day(days_of(day));
    EXPECT_EQ(back.year, day.year);
    EXPECT_EQ(back.month, day.month);
    EXPECT_EQ(back.day, day.day);
  }
}

TEST(Days, ReadIsoAndWriteTheSame) {
  EXPECT_THAT(parse_day("2026-01-31"), Optional(days_of({2026, 1, 31})));
  EXPECT_EQ(iso_day(days_of({2026, 1, 31})), "2026-01-31");
  EXPECT_EQ(iso_day(days_of({33, 4, 3})), "0033-04-03");
}

TEST(Days, AreNotReadFromWhatIsNoDay) {
  for (const char* words : {"",
                            "2026-1-31",
                            "2026-02-29",
                            "2026-04-31",
                            "2026-13-01",
                            "2026-00-01",
                            "2026-01-00",
                            "2026-01-32",
                            "2026/01/31",
                            "-026-01-31",
                            "2026-01--1",
                            "2026-01- 1",
                            "2026-01-31T00:00",
                            "20260-1-31"})
    EXPECT_THAT(parse_day(words), Eq(std::nullopt)) << words;
}

}  // namespace
}  // namespace kinerja
