#include <kinerja/exact.hpp>

#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <limits>
#include <sstream>
#include <string>

namespace kinerja {
namespace {

Exact ratio(long long top, long long bottom) {
  return Exact(top) / Exact(bottom);
}

TEST(Exact, ADoubleStandsForItsShortestDecimal) {
  EXPECT_EQ(Exact(0.1), ratio(1, 10));
  EXPECT_EQ(Exact(-87.55), ratio(-8755, 100));
  EXPECT_EQ(Exact(1e22), Exact(10000000000000000) * 1000000);
  EXPECT_EQ(Exact(0.0), Exact(-0.0));
}

TEST(Exact, TenthsAddUpToOne) {
  Exact sum;
  for (int i = 0; i < 10; ++i) sum += Exact(0.1);
  EXPECT_EQ(sum, Exact(1));
}

TEST(Exact, OrderOfAddingDoesNotMatter) {
  const Exact big(1e300);
  const Exact tiny(1e-300);
  EXPECT_EQ(big + tiny - big, tiny);
  EXPECT_EQ(tiny - big + big, tiny);
  EXPECT_EQ((big * tiny).to_double(), 1.0);
}

TEST(Exact, ComparesBySizeAndSign) {
  EXPECT_LT(ratio(1, 3), ratio(34, 100));
  EXPECT_LT(ratio(-1, 3), ratio(-33, 100));
  EXPECT_LT(Exact(-1e300), Exact(1e-300));
  EXPECT_GT(Exact(1e300), Exact(9.99e299));
  EXPECT_LT(Exact(-1e300), Exact(-9.99e299));
  EXPECT_EQ(min(ratio(1, 2), ratio(1, 3)), ratio(1, 3));
  EXPECT_EQ(max(ratio(1, 2), ratio(1, 3)), ratio(1, 2));
  EXPECT_EQ(Exact(-3).sign(), -1);
  EXPECT_EQ(Exact(0).sign(), 0);
  EXPECT_EQ((-Exact(0)).sign(), 0);
}

TEST(Exact, RoundsHalfAwayFromZero) {
  EXPECT_EQ(Exact(2.5).rounded(0), Exact(3));
  EXPECT_EQ(Exact(-2.5).rounded(0), Exact(-3));
  EXPECT_EQ(Exact(1.005).rounded(2).to_double(), 1.01);  // the double lies below, the decimal not
  EXPECT_EQ(Exact(2.675).rounded(2).to_double(), 2.68);
  EXPECT_EQ(ratio(580, 7).rounded(2).to_double(), 82.86);
  EXPECT_EQ(Exact(0.004).rounded(2), Exact(0));
  EXPECT_EQ(Exact(-0.004).rounded(2).sign(), 0);
  EXPECT_EQ(ratio(1, 3).rounded(-1), ratio(1, 3));
  EXPECT_EQ(ratio(2, 3).rounded(25).to_double(), 2.0 / 3.0);
}

TEST(Exact, TiesBetweenTwoDoublesGoToTheEvenOne) {
  const Exact whole(9007199254740992);  // 2^53: above, doubles are two apart
  EXPECT_EQ((whole + 1).to_double(), 9007199254740992.0);
  EXPECT_EQ((whole + 3).to_double(), 9007199254740996.0);
  EXPECT_EQ((whole + 1 + Exact(1e-300)).to_double(), 9007199254740994.0);
}

TEST(Exact, SubnormalsAreRoundedOnce) {
  // An Exact holds the shortest decimal, 5e-324, and not the binary value 4.94e-324 itself.
  const Exact least(5e-324);
  EXPECT_EQ(least.to_double(), 5e-324);
  EXPECT_EQ((least * 3 / 4).to_double(), 5e-324);
  EXPECT_EQ((least / 4).to_double(), 0.0);
  EXPECT_EQ((least / 1000).to_double(), 0.0);
  EXPECT_EQ((-least / 1000).to_double(), 0.0);
}

TEST(Exact, BeyondTheDoublesIsAnOverflow) {
  const Exact most(1.7976931348623157e308);
  EXPECT_EQ(most.to_double(), 1.7976931348623157e308);
  EXPECT_THROW(static_cast<void>((most * 10).to_double()), std::overflow_error);
  EXPECT_EQ((most * -10).to_finite_double(), -1.7976931348623157e308);
  EXPECT_EQ((most * 10 / 10).to_double(), 1.7976931348623157e308);
}

TEST(Exact, RefusesWhatIsNoNumber) {
  EXPECT_THROW(static_cast<void>(Exact{std::numeric_limits<double>::quiet_NaN()}),
               std::domain_error);
  EXPECT_THROW(static_cast<void>(Exact{std::numeric_limits<double>::infinity()}),
               std::domain_error);
  EXPECT_THROW(static_cast<void>(Exact(1) / Exact(0)), std::domain_error);
}

TEST(Exact, TakesEveryInteger) {
  EXPECT_EQ(Exact(std::numeric_limits<long long>::min()).to_double(), -9223372036854775808.0);
  EXPECT_EQ(Exact(std::numeric_limits<unsigned long long>::max()).to_double(),
            18446744073709551616.0);
  EXPECT_EQ(Exact(short{-7}), Exact(-7));
}

TEST(Exact, LongSumsOfFractionsStayExact) {
  Exact sum;
  for (int i = 1; i <= 150; ++i) sum += ratio(1, i);  // needs far more than 128 bits
  for (int i = 150; i >= 1; --i) sum -= ratio(1, i);
  EXPECT_TRUE(sum.is_zero());
}

TEST(Exact, HugeSumsAreEqualAndSayThemselvesInLowestTerms) {
  Exact there;
  Exact back;
  for (int i = 1; i <= 400; ++i) there += ratio(1, 2 * i + 1);
  for (int i = 400; i >= 1; --i) back += ratio(1, 2 * i + 1);
  EXPECT_EQ(there, back);
  EXPECT_EQ(there.text(), back.text());
  EXPECT_NE(there, back + 1);
  EXPECT_EQ(Exact::parse(there.text()), there);
}

TEST(Exact, ShortDecimalsAreTheirShortestTexts) {
  EXPECT_EQ(Exact(647.76).text(), "16194/25");
  EXPECT_EQ(Exact(0.0001).text(), "1/10000");
  EXPECT_EQ(Exact(0.00001).text(), "1/100000");
  EXPECT_EQ(Exact(-99999999999.9999).text(), "-999999999999999/10000");
  EXPECT_EQ(Exact(999999999999999.9).text(), "9999999999999999/10");  // 16 digits
}

std::string outcome(const Exact& value) {
  try {
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%a", value.to_double());
    return text.data();
  } catch (const std::overflow_error&) {
    return "overflow";
  }
}

std::string wanted(const std::string& text) {
  if (text == "overflow") return text;
  std::array<char, 64> same_form{};
  std::snprintf(same_form.data(), same_form.size(), "%a", std::strtod(text.c_str(), nullptr) + 0.0);
  return same_form.data();
}

Exact apply(char op, const Exact& a, const Exact& b) {
  switch (op) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    default:
      return a / b;
  }
}

TEST(Exact, SaysItselfAsAFractionInLowestTerms) {
  EXPECT_EQ((Exact(250) / 3).text(), "250/3");
  EXPECT_EQ((Exact(-6) / 4).text(), "-3/2");
  EXPECT_EQ(Exact(84).text(), "84");
  EXPECT_EQ(Exact().text(), "0");
  EXPECT_EQ(Exact(0.1).text(), "1/10");
  EXPECT_EQ(Exact(1e30).text(), "1000000000000000000000000000000");
}

TEST(Exact, ReadsBackWhatItSaysHoweverLong) {
  Exact value(1);
  for (int i = 2; i < 60; ++i) {
    value = value * (Exact(1) / 1000003 + i) / (2 * i + 1);
    ASSERT_EQ(Exact::parse(value.text()), value) << i;
    ASSERT_EQ(Exact::parse((-value).text()), -value) << i;
  }
  EXPECT_GT(value.text().size(), 300U);
  EXPECT_EQ(Exact::parse("6/4"), Exact(1.5));
}

TEST(Exact, RefusesWhatIsNoFraction) {
  const std::string long_digits(60, '7');
  for (const std::string& text : {std::string(),
                                  std::string("-"),
                                  std::string("1/"),
                                  std::string("/3"),
                                  std::string("1/0"),
                                  std::string("1.5"),
                                  std::string("+1"),
                                  std::string("1/-3"),
                                  std::string("1/2/3"),
                                  std::string(" 1"),
                                  "1/" + std::string(60, '0'),
                                  long_digits + "x"})
    EXPECT_THROW(static_cast<void>(Exact::parse(text)), std::domain_error) << text;
}

// The oracle is Python's fractions: an arithmetic that shares nothing with ours.
TEST(Exact, AgreesWithPythonFractionsBitForBit) {
  FILE* const pipe = popen("python3 '" KINERJA_TESTS "/unit/plugin_api/exact_cases.py'", "r");
  ASSERT_NE(pipe, nullptr);
  std::array<char, 512> line{};
  int cases = 0;
  while (std::fgets(line.data(), line.size(), pipe) != nullptr) {
    std::istringstream words(line.data());
    char op = 0;
    int decimals = 0;
    int order = 0;
    std::string a_text, b_text, value, rounded;
    words >> op >> decimals >> a_text >> b_text >> value >> rounded >> order;
    const Exact a(std::strtod(a_text.c_str(), nullptr));
    const Exact b(std::strtod(b_text.c_str(), nullptr));
    ++cases;
    if (value == "zero") {
      EXPECT_THROW(static_cast<void>(a / b), std::domain_error);
      continue;
    }
    const Exact result = apply(op, a, b);
    ASSERT_EQ(outcome(result), wanted(value)) << line.data();
    ASSERT_EQ(outcome(result.rounded(decimals)), wanted(rounded)) << line.data();
    ASSERT_EQ(a < b ? -1 : (a > b ? 1 : 0), order) << line.data();
    ASSERT_EQ(a == b, order == 0) << line.data();
  }
  EXPECT_EQ(pclose(pipe), 0);
  EXPECT_EQ(cases, 20000);
}

}  // namespace
}  // namespace kinerja
