#include <kinerja/near.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace kinerja {
namespace {

// What `work` gives, or nothing where it is undecided.
template <class Work>
auto decided(Work&& work) -> std::optional<decltype(work())> {
  try {
    return work();
  } catch (const Undecided&) {
    return std::nullopt;
  }
}

// A double's own value, which is not its shortest decimal.
Exact binary(double value) {
  int exponent = 0;
  Exact out(static_cast<std::int64_t>(std::ldexp(std::frexp(value, &exponent), 53)));
  for (exponent -= 53; exponent > 0; --exponent) out = out * 2;
  for (; exponent < 0; ++exponent) out = out / 2;
  return out;
}

// The number that Told says exactly, or how far it may lie from the first of the two.
struct Place {
  Exact middle;
  Exact reach;
};
Place place(const Near::Told& told) {
  if (told.slack > 0) return {binary(told.score) + binary(told.low), binary(told.slack)};
  if (told.low == 0) return {Exact(told.score), Exact()};
  return {(Exact(told.score) * Exact(told.low)).rounded(0) / Exact(told.low), Exact()};
}

// Both kinds of number after the same operations.
struct Pair {
  Near near;
  Exact exact;
};

void expect_agreement(const Pair& it) {
  if (const auto told = decided([&] { return it.near.told(); })) {
    EXPECT_EQ(told->score, it.exact.to_double());
    const Place at = place(*told);
    const Exact off = at.middle - it.exact;
    EXPECT_LE(off.sign() < 0 ? -off : off, at.reach) << it.exact.text();
    const Pair again{Near::from(*told), it.exact};
    const auto same = decided([&] { return again.near == it.near; });
    EXPECT_TRUE(!same || *same);
  }
  if (const auto sign = decided([&] { return it.near.sign(); })) {
    EXPECT_EQ(*sign, it.exact.sign());
  }
  for (const int decimals : {-1, 0, 1, 2, 4, 9}) {
    const auto rounded = decided([&] { return it.near.rounded(decimals).to_double(); });
    if (rounded) {
      EXPECT_EQ(*rounded, it.exact.rounded(decimals).to_double()) << it.exact.text();
    }
  }
}

void expect_same_order(const Pair& a, const Pair& b) {
  if (const auto order = decided([&] { return a.near <=> b.near; })) {
    EXPECT_EQ(*order, a.exact <=> b.exact) << a.exact.text() << " and " << b.exact.text();
  }
}

// The kinds of numbers that offices have, and some that they should not have.
double some_number(std::mt19937_64& random) {
  const auto whole = [&](std::int64_t most) {
    return static_cast<double>(static_cast<std::int64_t>(random() % (2 * most + 1)) - most);
  };
  switch (random() % 12) {
    case 0:
    case 1:
      return whole(5);
    case 2:
      return whole(120);
    case 3:
    case 4:
    case 5:
      return whole(20'000) / 100;
    case 6:
      return whole(100'000) / 10;
    case 7:
      return whole(1'000'000'000) / 1e4;
    case 8:
      return whole(1'000'000'000'000'000);
    case 9:
      return whole(1'000'000) / 3;  // sixteen or seventeen digits
    case 10:
      return 84 + std::ldexp(whole(2), -47);
    default:
      return std::ldexp(whole(1'000'000), static_cast<int>(random() % 160) - 80);
  }
}

// Numbers made of one another, as a formula would.
std::vector<Pair> grown(std::mt19937_64& random, std::size_t count) {
  std::vector<Pair> all;
  while (all.size() < count) {
    const auto pick = [&]() -> const Pair& { return all[random() % all.size()]; };
    const auto make = [&]() -> Pair {
      if (all.size() < 4 || random() % 4 == 0) {
        const double number = some_number(random);
        return {Near(number), Exact(number)};
      }
      const Pair& a = pick();
      const Pair& b = pick();
      switch (random() % 8) {
        case 0:
        case 1:
          return {a.near + b.near, a.exact + b.exact};
        case 2:
          return {a.near - b.near, a.exact - b.exact};
        case 3:
        case 4:
          return {a.near * b.near, a.exact * b.exact};
        case 5:
          return {a.near / b.near, a.exact / b.exact};
        case 6:
          return {Near(a.exact), a.exact};
        default: {
          const int decimals = static_cast<int>(random() % 4);
          return {a.near.rounded(decimals), a.exact.rounded(decimals)};
        }
      }
    };
    try {
      Pair next = make();
      if (next.exact.text().size() < 400) all.push_back(std::move(next));
    } catch (const Undecided&) {
    } catch (const std::domain_error&) {
    }
  }
  return all;
}

TEST(Near, NeverSaysWhatAnExactNumberDoesNot) {
  std::mt19937_64 random(20260101);
  for (int round = 0; round < 1500; ++round) {
    const std::vector<Pair> all = grown(random, 24);
    for (const Pair& one : all) expect_agreement(one);
    for (std::size_t i = 1; i < all.size(); ++i) {
      expect_same_order(all[i], all[i - 1]);
      // The same value by another way.
      const Pair other{all[i].near + all[i - 1].near - all[i - 1].near, all[i].exact};
      expect_same_order(all[i], other);
    }
    if (HasFailure()) return;
  }
}

TEST(Near, ADoubleStandsForItsShortestDecimal) {
  EXPECT_EQ(Near(0.1) * 10, Near(1));
  EXPECT_EQ(Near(-87.55), Near(-8755) / 100);
  EXPECT_EQ(Near(0.1) + Near(0.2), Near(0.3));
  EXPECT_EQ(Near(0.0), Near(-0.0));
  EXPECT_EQ(Near(123456.123456789), Near(123456123456789) / 1000000000);
}

TEST(Near, FractionsOfSmallNumbersAreDecidedAtTheEdge) {
  // Marks of 3 and 4 by 7 aspects, a mean of three, a weight: exactly 84, through sevenths.
  const Near mean = (Near(24) * 3 / 7 + Near(24) * 4 / 7 + Near(24) * 28 / 8) / 3;
  EXPECT_TRUE(mean * 3 == Near(108));
  EXPECT_FALSE(mean * 3 < 108);
  EXPECT_EQ((Near(7) / 3).told().low, 3);
  EXPECT_TRUE(Near::from((Near(7) / 3).told()) * 3 == Near(7));
}

TEST(Near, ATieRoundsAwayFromZero) {
  EXPECT_EQ(Near(2.5).rounded(0), Near(3));
  EXPECT_EQ(Near(-2.5).rounded(0), Near(-3));
  EXPECT_EQ(Near(1.005).rounded(2).to_double(), 1.01);
  EXPECT_EQ(Near(2.675).rounded(2).to_double(), 2.68);
  EXPECT_EQ((Near(580) / 7).rounded(2).to_double(), 82.86);
}

// So long a sum of fractions is no small fraction any more.
Near long_sum() {
  Near sum;
  for (const int bottom : {9973, 9967, 9949, 9941, 9931, 9929}) sum += Near(100) / bottom;
  return sum;
}

TEST(Near, WhatItCannotTellItDoesNotTell) {
  const Near sum = long_sum();
  EXPECT_GT(sum.told().slack, 0);
  EXPECT_LT(sum.told().slack, 1e-29);
  EXPECT_THROW(static_cast<void>(sum == long_sum() * 3 / 3), Undecided);
  EXPECT_THROW(static_cast<void>((sum - sum).sign()), Undecided);
  EXPECT_THROW(Near(1) / 0, Undecided);
  EXPECT_THROW(sum / (sum - sum), Undecided);
}

TEST(Near, WhatIsTooLargeOrTooSmallIsLeftToExactNumbers) {
  EXPECT_THROW(static_cast<void>(Near(std::numeric_limits<double>::denorm_min())), Undecided);
  EXPECT_THROW(static_cast<void>(Near(std::numeric_limits<double>::max())), Undecided);
  EXPECT_THROW(static_cast<void>(Near(std::numeric_limits<double>::infinity())), Undecided);
  EXPECT_THROW(static_cast<void>(Near(std::numeric_limits<double>::quiet_NaN())), Undecided);
  EXPECT_THROW(static_cast<void>(Near(Exact(1e300)) < 1), Undecided);
  Near growing(1e22);
  EXPECT_THROW(for (int i = 0; i < 20; ++i) growing = growing * growing, Undecided);
  Near shrinking = Near(1) / Near(1e22);
  EXPECT_THROW(for (int i = 0; i < 20; ++i) shrinking = shrinking * shrinking, Undecided);
}

TEST(Near, WholeNumbersOfSixtyFourBitsAreExact) {
  const Near largest(std::numeric_limits<std::uint64_t>::max());
  const Near lowest(std::numeric_limits<std::int64_t>::min());
  EXPECT_EQ(largest.to_double(), 0x1p64);
  EXPECT_EQ(lowest.to_double(), -0x1p63);
  EXPECT_EQ((largest / 5).to_double(), 3689348814741910323.0);
  EXPECT_LT(Near(9007199254740993), Near(9007199254740994));
}

TEST(Near, HalfwayBetweenTwoDoublesIsUndecidedOrEven) {
  // 2^53 + 1 lies between two doubles; the even one is 2^53.
  const Near between(9007199254740993);
  const auto rounded = decided([&] { return between.to_double(); });
  EXPECT_TRUE(!rounded || *rounded == Exact(9007199254740993).to_double());
  EXPECT_GT(Near(321) * 28059810762433, Near(9007199254740992));  // the same, as a product
  const Near above = between + Near(1) / Near(1e6);
  EXPECT_EQ(above.to_double(), 9007199254740994.0);
}

}  // namespace
}  // namespace kinerja
