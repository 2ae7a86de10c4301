#include <kinerja/core/number.hpp>

#include <gtest/gtest.h>

#include <limits>

namespace kinerja {
namespace {

TEST(Shortest, ReadsBackAndIsPlainWhereThatIsReadable) {
  EXPECT_EQ(shortest(0.1), "0.1");
  EXPECT_EQ(shortest(85), "85");
  EXPECT_EQ(shortest(0), "0");
  EXPECT_EQ(shortest(-2.25), "-2.25");
  EXPECT_EQ(shortest(1.0 / 3), "0.3333333333333333");
}

TEST(Shortest, HasAnExponentOnlyBeyondSeventeenDigitsAndBelowOneTenMillionth) {
  EXPECT_EQ(shortest(99999999999999984.0), "99999999999999984");
  EXPECT_EQ(shortest(1e17), "1e+17");
  EXPECT_EQ(shortest(1e-7), "0.0000001");
  EXPECT_EQ(shortest(9e-8), "9e-08");
  EXPECT_EQ(shortest(std::numeric_limits<double>::denorm_min()), "5e-324");
}

TEST(NumberText, RoundsHalfUpInTheDecimalThatTheNumberStandsFor) {
  EXPECT_EQ(number_text(0.005, 2).en, "0.01");
  EXPECT_EQ(number_text(0.0049999, 2).en, "0");
  EXPECT_EQ(number_text(1.005, 2).en, "1.01");  // below 1.005 in binary
  EXPECT_EQ(number_text(9.994, 2).en, "9.99");
  EXPECT_EQ(number_text(9.995, 2).en, "10");
  EXPECT_EQ(number_text(99.5, 0).en, "100");
  EXPECT_EQ(number_text(0.5, 0).en, "1");
  EXPECT_EQ(number_text(0.4, 0).en, "0");
}

TEST(NumberText, RoundsNegativeNumbersAwayFromZeroAndKnowsNoMinusZero) {
  EXPECT_EQ(number_text(-0.005, 2).en, "-0.01");
  EXPECT_EQ(number_text(-9.995, 2).en, "-10");
  EXPECT_EQ(number_text(-99.995, 2).en, "-100");
  EXPECT_EQ(number_text(-0.004, 2).en, "0");
}

TEST(NumberText, KeepsWholeNumbersAndDropsZerosAtTheEnd) {
  EXPECT_EQ(number_text(100, 2).en, "100");
  EXPECT_EQ(number_text(100, 0).en, "100");
  EXPECT_EQ(number_text(2.50, 2).en, "2.5");
  EXPECT_EQ(number_text(2.401, 2).en, "2.4");
}

TEST(NumberText, HasADecimalCommaInIndonesian) {
  EXPECT_EQ(number_text(0.125).id, "0,125");
  EXPECT_EQ(number_text(0.125).en, "0.125");
}

TEST(NumberText, LeavesNumbersWithAnExponentAlone) {
  EXPECT_EQ(number_text(1e21, 2).en, "1e+21");
  EXPECT_EQ(number_text(-1e21, 2).en, "-1e+21");
  EXPECT_EQ(number_text(1.5e300, 2).id, "1,5e+300");
}

TEST(NumberText, IsZeroForWhatIsTooSmallToShow) {
  EXPECT_EQ(number_text(5e-7).en, "0.000001");
  EXPECT_EQ(number_text(4e-7).en, "0");
  EXPECT_EQ(number_text(5e-8).en, "0");
  EXPECT_EQ(number_text(-1e-300).en, "0");
}

}  // namespace
}  // namespace kinerja
