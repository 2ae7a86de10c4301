#include <kinerja/core/days.hpp>
#include <kinerja/core/nip.hpp>

#include <gmock/gmock.h>

namespace kinerja {
namespace {

using ::testing::ElementsAre;

std::vector<std::string> reasons(std::string_view number) {
  std::vector<std::string> all;
  for (const Text& reason : parse_nip(number).reasons) all.push_back(reason.en);
  return all;
}

TEST(NipTest, ReadsWhatTheNumberSays) {
  const Nip nip = parse_nip("196003161984032001");
  ASSERT_TRUE(nip.valid());
  EXPECT_EQ(iso_day(nip.birth_day), "1960-03-16");
  EXPECT_EQ(nip.appointed_year, 1984);
  EXPECT_EQ(nip.appointed_month, 3);
  EXPECT_EQ(nip.sex, Nip::Sex::female);
  EXPECT_EQ(nip.sequence, "001");
  EXPECT_FALSE(nip.pppk);
}

TEST(NipTest, LeavesOutBlanksAndTheApostropheOfASpreadsheet) {
  for (const char* number : {"19670912 198703 2 001",
                             "'196709121987032001",
                             "\u2019196709121987032001",
                             " 19670912\u00A0198703\u00A02\u00A0001\t"})
    EXPECT_EQ(parse_nip(number).normalised, "196709121987032001") << number;
  EXPECT_FALSE(parse_nip("1967'09121987032001").valid());
}

TEST(NipTest, SaysEveryReasonWhyNot) {
  EXPECT_THAT(reasons("199001011984039001"), ElementsAre("sex digit 9", "TMT before birth"));
  EXPECT_THAT(reasons("19900101201503100"), ElementsAre("17 digits"));
  EXPECT_THAT(reasons(""), ElementsAre("0 digits"));
  EXPECT_THAT(reasons("199002302015031001"), ElementsAre("birth date 19900230 does not exist"));
  EXPECT_THAT(reasons("199001012015133000"),
              ElementsAre("TMT month 13", "sex digit 3", "sequence 000"));
  EXPECT_THAT(reasons("199001012015001001"), ElementsAre("TMT month 00"));
  EXPECT_THAT(reasons("19900101201503100x"), ElementsAre("there is \"x\", not digits alone"));
  EXPECT_THAT(reasons("\xFF"), ElementsAre("not UTF-8 text"));
}

TEST(NipTest, TheAppointmentIsLaterThanTheBirth) {
  EXPECT_THAT(reasons("199001151990011001"), ElementsAre("TMT before birth"));
  EXPECT_THAT(reasons("199001011990011001"), ElementsAre("TMT on the day of birth"));
  EXPECT_TRUE(parse_nip("199001011990021001").valid());
}

TEST(NipTest, APppkNumberHasNoMonthOfAppointment) {
  const Nip nip = parse_nip("199512122023211019");
  ASSERT_TRUE(nip.valid());
  EXPECT_TRUE(nip.pppk);
  EXPECT_EQ(nip.appointed_year, 2023);
  EXPECT_EQ(nip.appointed_month, 0);
  EXPECT_THAT(reasons("199512121995211019"), ElementsAre("TMT before birth"));
}

}  // namespace
}  // namespace kinerja
