#include <kinerja/core/calendar.hpp>
#include <kinerja/core/days.hpp>

#include "config/cycle_folder.hpp"

#include <gmock/gmock.h>

namespace kinerja {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

using HolidaysTest = CycleFolder;

TEST_F(HolidaysTest, ReadsADayALine) {
  write("libur.txt", "\xEF\xBB\xBF# 2026\n2026-01-01;Tahun Baru\r\n\n2026-01-16\n");
  const auto holidays = read_holidays(folder_ / "libur.txt");
  ASSERT_TRUE(holidays);
  EXPECT_THAT(*holidays, ElementsAre(*parse_day("2026-01-01"), *parse_day("2026-01-16")));
}

TEST_F(HolidaysTest, NamesTheLineThatIsNoDay) {
  for (const char* line : {"1 Januari", "2026-02-30", "2026-01-011", "2026-1-1"}) {
    write("libur.txt", std::string("2026-01-01\n") + line + "\n");
    const auto holidays = read_holidays(folder_ / "libur.txt");
    ASSERT_FALSE(holidays) << line;
    EXPECT_THAT(holidays.error().message.en, HasSubstr("line 2"));
  }
  EXPECT_FALSE(read_holidays(folder_ / "tidak-ada"));
}

}  // namespace
}  // namespace kinerja
