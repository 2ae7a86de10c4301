#include "evidence/aggregate.hpp"

#include <kinerja/exact.hpp>
#include <kinerja/rows.h>

#include <gmock/gmock.h>

#include <cmath>
#include <limits>
#include <random>
#include <vector>

namespace kinerja {
namespace {

using ::testing::Eq;
using ::testing::Optional;

std::vector<UsedMeasure> measures(const std::vector<double>& values) {
  std::vector<UsedMeasure> all;
  for (const double value : values) all.push_back({value, 0, 0, true, {}});
  return all;
}

TEST(Aggregate, SaysTheFractionThatNoDoubleIs) {
  EXPECT_THAT(aggregate(measures({1, 0, 0}), KINERJA_AGGREGATE_MEAN),
              Optional(Figure{1.0 / 3, "1/3"}));
  EXPECT_THAT(aggregate(measures({1e16, 0.1}), KINERJA_AGGREGATE_SUM),
              Optional(Figure{1e16, "100000000000000001/10"}));
}

TEST(Aggregate, SumsExactlyAndRoundsOnce) {
  EXPECT_THAT(aggregate(measures({0.1, 0.2}), KINERJA_AGGREGATE_SUM), Optional(Figure{0.3}));
  EXPECT_THAT(aggregate(measures({1e300, 1e-300, -1e300}), KINERJA_AGGREGATE_SUM),
              Optional(Figure{1e-300}));
}

TEST(Aggregate, SumsShortDecimalsAsFractionsDo) {
  std::mt19937_64 random(3);
  for (int round = 0; round < 20'000; ++round) {
    std::vector<double> values(2 + random() % 12);
    const double power = std::pow(10, static_cast<double>(random() % 9));
    const std::int64_t most = round % 3 == 0 ? 4'000'000'000'000'000 : 100'000;
    Exact sum;
    for (double& value : values) {
      value = static_cast<double>(static_cast<std::int64_t>(random() % most) - most / 2) / power;
      sum += Exact(value);
    }
    Figure wanted{sum.to_finite_double()};
    if (Exact(wanted.value) != sum) wanted.exact = sum.text();
    const auto figure = aggregate(measures(values), KINERJA_AGGREGATE_SUM);
    ASSERT_THAT(figure, Optional(wanted)) << ::testing::PrintToString(values);
    ASSERT_EQ(std::signbit(figure->value), wanted.value < 0);
  }
}

TEST(Aggregate, TakesTheMeanTheLastTheLeastAndTheGreatest) {
  const auto all = measures({3, 9, 1, 4});

  EXPECT_THAT(aggregate(all, KINERJA_AGGREGATE_MEAN), Optional(Figure{4.25}));
  EXPECT_THAT(aggregate(all, KINERJA_AGGREGATE_LAST), Optional(Figure{4.0}));
  EXPECT_THAT(aggregate(all, KINERJA_AGGREGATE_MIN), Optional(Figure{1.0}));
  EXPECT_THAT(aggregate(all, KINERJA_AGGREGATE_MAX), Optional(Figure{9.0}));
}

TEST(Aggregate, LeavesOutWhatDoesNotCount) {
  auto all = measures({2, 4, 100});
  all[2].counts = false;

  EXPECT_THAT(aggregate(all, KINERJA_AGGREGATE_SUM), Optional(Figure{6.0}));
  EXPECT_THAT(aggregate(all, KINERJA_AGGREGATE_MEAN), Optional(Figure{3.0}));
  EXPECT_THAT(aggregate(all, KINERJA_AGGREGATE_LAST), Optional(Figure{4.0}));
  EXPECT_THAT(aggregate(all, KINERJA_AGGREGATE_MAX), Optional(Figure{4.0}));
}

TEST(Aggregate, IsNothingWhenNoneCounts) {
  auto pending = measures({1});
  pending[0].counts = false;
  for (const std::uint8_t rule : {KINERJA_AGGREGATE_SUM,
                                  KINERJA_AGGREGATE_MEAN,
                                  KINERJA_AGGREGATE_LAST,
                                  KINERJA_AGGREGATE_MIN,
                                  KINERJA_AGGREGATE_MAX}) {
    EXPECT_THAT(aggregate({}, rule), Eq(std::nullopt));
    EXPECT_THAT(aggregate(pending, rule), Eq(std::nullopt));
  }
}

TEST(Aggregate, StaysFiniteWhereTheSumIsBeyondAllDoubles) {
  const double most = std::numeric_limits<double>::max();

  EXPECT_THAT(aggregate(measures({most, most}), KINERJA_AGGREGATE_SUM), Optional(Figure{most}));
  EXPECT_THAT(aggregate(measures({most, most}), KINERJA_AGGREGATE_MEAN), Optional(Figure{most}));
  EXPECT_THAT(aggregate(measures({-most, -most}), KINERJA_AGGREGATE_SUM), Optional(Figure{-most}));
}

}  // namespace
}  // namespace kinerja
