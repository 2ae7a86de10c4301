// The loops against the plainest way to say the same, at lengths around those of vectors and
// blocks.

#include "base/number_loops.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>
#include <vector>

namespace kinerja::number_loops {
namespace {

constexpr std::size_t lengths[] = {
    1, 2, 3, 7, 8, 15, 16, 17, 31, 33, 63, 64, 65, 255, 256, 257, 600};

template <class T>
class NumberLoops : public ::testing::Test {};
using Numbers =
    ::testing::Types<std::uint8_t, std::uint16_t, std::uint32_t, std::int32_t, std::int64_t>;
TYPED_TEST_SUITE(NumberLoops, Numbers);

TYPED_TEST(NumberLoops, SeeOneOtherValueWhereverItStands) {
  for (const std::size_t n : lengths) {
    std::vector<TypeParam> values(n, 7);
    EXPECT_TRUE(all_same(values.data(), n));
    EXPECT_EQ(changes(values.data(), n), 0u);
    for (std::size_t i = 0; i < n; ++i) {
      values[i] = 9;
      EXPECT_EQ(all_same(values.data(), n), n == 1) << i << " of " << n;
      EXPECT_EQ(changes(values.data(), n), n == 1 ? 0u : i == 0 || i + 1 == n ? 1u : 2u);
      values[i] = 7;
    }
  }
}

TYPED_TEST(NumberLoops, SeeTheStepThatIsAnother) {
  for (const std::size_t n : {2u, 3u, 17u, 80u}) {
    std::vector<TypeParam> values(n);
    for (std::size_t i = 0; i < n; ++i) values[i] = static_cast<TypeParam>(3 * i + 1);
    EXPECT_TRUE(in_steps(values.data(), n, 3));
    EXPECT_FALSE(in_steps(values.data(), n, 2));
    for (std::size_t i = 0; i < n; ++i) {
      ++values[i];
      EXPECT_FALSE(in_steps(values.data(), n, 3)) << i << " of " << n;
      --values[i];
    }
  }
  const std::vector<std::int64_t> around = {std::numeric_limits<std::int64_t>::max(),
                                            std::numeric_limits<std::int64_t>::min()};
  EXPECT_TRUE(in_steps(around.data(), 2, 1));
}

TYPED_TEST(NumberLoops, FindBothEndsWhereverTheyStand) {
  using Limits = std::numeric_limits<TypeParam>;
  for (const std::size_t n : lengths)
    for (std::size_t i = 0; i < n; ++i) {
      std::vector<TypeParam> values(n, 7);
      values[i] = Limits::min();
      values[(i + n / 2) % n] = Limits::max();
      const Range<TypeParam> range = range_of(values.data(), n);
      EXPECT_EQ(range.low, n == 1 ? Limits::max() : Limits::min());
      EXPECT_EQ(range.high, Limits::max());
    }
}

TYPED_TEST(NumberLoops, PackAndUnpackAreEachOthersWay) {
  std::mt19937_64 random(11);
  for (const unsigned width : {1U, 2U, 4U}) {
    if (width > sizeof(TypeParam)) continue;
    const std::uint64_t most = width == 4 ? UINT32_MAX : (1U << 8 * width) - 1;
    for (const std::size_t n : lengths) {
      const auto low = static_cast<std::int64_t>(std::numeric_limits<TypeParam>::min());
      std::vector<TypeParam> values(n), back(n);
      for (TypeParam& value : values)
        value = static_cast<TypeParam>(static_cast<std::uint64_t>(low) + random() % (most + 1));
      std::vector<char> bytes(n * width + 1, 'x');
      pack(values.data(), n, low, width, bytes.data() + 1);  // where nothing is aligned
      unpack(bytes.data() + 1, n, low, width, back.data());
      EXPECT_EQ(back, values) << n << " of " << width << " bytes";
      EXPECT_EQ(bytes.front(), 'x');
    }
  }
}

TEST(DigitsOf, AreThoseOfEveryDecimalOfTwoPlaces) {
  for (const std::size_t n : lengths) {
    std::vector<double> values(n), back(n), unpacked(n);
    std::vector<std::int64_t> digits(n), wanted(n);
    for (std::size_t i = 0; i < n; ++i) {
      wanted[i] = static_cast<std::int64_t>(i * 7'919) - 900;
      values[i] = static_cast<double>(wanted[i]) / 100;
    }
    const auto range = digits_of(values.data(), n, 100, digits.data());
    ASSERT_TRUE(range) << n;
    EXPECT_EQ(digits, wanted);
    EXPECT_EQ(range->low, wanted.front());
    EXPECT_EQ(range->high, wanted.back());
    divide(digits.data(), n, 100, back.data());
    EXPECT_EQ(back, values);
    std::vector<char> bytes(n * 4);
    pack(digits.data(), n, range->low, 4, bytes.data());
    unpack_decimals(bytes.data(), n, range->low, 4, 100, unpacked.data());
    EXPECT_EQ(unpacked, values);
  }
}

TEST(DigitsOf, RefuseWhatIsNoShortDecimalWhereverItStands) {
  const double others[] = {0.001,
                           1.0 / 3,
                           -0.0,
                           1e13,
                           -1e13,
                           1e300,
                           HUGE_VAL,
                           -HUGE_VAL,
                           std::numeric_limits<double>::quiet_NaN(),
                           std::numeric_limits<double>::denorm_min()};
  for (const double other : others)
    for (const std::size_t n : {1u, 8u, 17u, 256u, 300u})
      for (std::size_t i = 0; i < n; ++i) {
        std::vector<double> values(n, 12.25);
        std::vector<std::int64_t> digits(n);
        values[i] = other;
        EXPECT_FALSE(digits_of(values.data(), n, 100, digits.data())) << other << " at " << i;
      }
  const double most = 9'999'999'999'999.99;  // of fifteen digits
  std::int64_t digits = 0;
  EXPECT_TRUE(digits_of(&most, 1, 100, &digits));
  EXPECT_EQ(digits, 999'999'999'999'999);
}

}  // namespace
}  // namespace kinerja::number_loops
