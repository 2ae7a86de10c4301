#include "calling/rated_batch_check.hpp"

#include "fake_method.hpp"
#include "result_matchers.hpp"

#include <gmock/gmock.h>

#include <bit>
#include <limits>
#include <utility>
#include <vector>

namespace kinerja::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr TrailBounds bounds{
    .goals = 3, .ratings = 4, .inputs = 2, .attributes = 1, .aspects = 5, .grades = 2};

// One kind of step for each kind of reference: step k points at what KINERJA_REF_ number k says.
const std::vector<StepKind> one_step_a_kind = [] {
  std::vector<StepKind> steps;
  for (std::int32_t kind = KINERJA_REF_NONE; kind <= KINERJA_REF_GRADE; ++kind)
    steps.push_back({kind, {}});
  return steps;
}();

RatedBatch rated(std::vector<double> scores, std::int32_t grade = -1) {
  RatedBatch batch = unrated(static_cast<std::uint32_t>(scores.size()));
  batch.score = std::move(scores);
  batch.grade.assign(batch.score.size(), grade);
  batch.status.assign(batch.score.size(), KINERJA_OK);
  return batch;
}

TEST(RatedBatchCheck, LetsGoodRowsPass) {
  RatedBatch batch = rated({1.5, -2, 1e300}, 1);

  EXPECT_THAT(check_rated(batch, {}, bounds), IsOk());

  EXPECT_THAT(batch.score, ElementsAre(1.5, -2, 1e300));
  EXPECT_THAT(batch.grade, ElementsAre(1, 1, 1));
  EXPECT_THAT(batch.reports, IsEmpty());
}

TEST(RatedBatchCheck, AScoreThatIsNoNumberFailsItsRowAlone) {
  const double infinity = std::numeric_limits<double>::infinity();
  RatedBatch batch = rated({std::numeric_limits<double>::quiet_NaN(), 7, infinity, -infinity}, 0);

  EXPECT_THAT(check_rated(batch, {}, bounds), IsOk());

  EXPECT_THAT(batch.score, ElementsAre(0, 7, 0, 0));
  EXPECT_THAT(batch.grade, ElementsAre(-1, 0, -1, -1));
  EXPECT_THAT(batch.status,
              ElementsAre(KINERJA_E_INTERNAL, KINERJA_OK, KINERJA_E_INTERNAL, KINERJA_E_INTERNAL));
  ASSERT_THAT(batch.reports, SizeIs(3));
  EXPECT_EQ(batch.reports[1].row, 2);
}

TEST(RatedBatchCheck, ANegativeZeroBecomesZero) {
  RatedBatch batch = rated({-0.0});

  EXPECT_THAT(check_rated(batch, {}, bounds), IsOk());

  EXPECT_EQ(std::bit_cast<std::uint64_t>(batch.score[0]), 0u);
}

TEST(RatedBatchCheck, ARowWithoutAScoreKeepsNoNumber) {
  RatedBatch batch = rated({88, 99, 77}, 1);
  batch.status = {KINERJA_MISSING, KINERJA_E_INPUT, KINERJA_E_INTERNAL};

  EXPECT_THAT(check_rated(batch, {}, bounds), IsOk());

  EXPECT_THAT(batch.score, ElementsAre(0, 0, 0));
  EXPECT_THAT(batch.grade, ElementsAre(-1, -1, -1));
  EXPECT_THAT(batch.status, ElementsAre(KINERJA_MISSING, KINERJA_E_INPUT, KINERJA_E_INTERNAL));
  EXPECT_EQ(batch.reports.size(), 2u);  // the two that failed say how
}

TEST(RatedBatchCheck, AnUnknownStatusIsAFaultOfTheMethod) {
  RatedBatch batch = rated({1, 2, 3, 4});
  batch.status = {KINERJA_END, KINERJA_LATER, KINERJA_MISSING + 1, KINERJA_E_INTERNAL - 1};

  EXPECT_THAT(check_rated(batch, {}, bounds), IsOk());

  EXPECT_THAT(
      batch.status,
      ElementsAre(KINERJA_E_INTERNAL, KINERJA_E_INTERNAL, KINERJA_E_INTERNAL, KINERJA_E_INTERNAL));
  EXPECT_THAT(batch.score, ElementsAre(0, 0, 0, 0));
}

TEST(RatedBatchCheck, TakesEveryGradeThatExistsAndNoOther) {
  RatedBatch batch = rated({1, 1, 1, 1});
  batch.grade = {-1, 1, 2, -2};

  EXPECT_THAT(check_rated(batch, {}, bounds), IsOk());

  EXPECT_THAT(batch.status,
              ElementsAre(KINERJA_OK, KINERJA_OK, KINERJA_E_INTERNAL, KINERJA_E_INTERNAL));
}

TEST(RatedBatchCheck, AStepPointsAtWhatExistsOfEachKind) {
  const std::vector<std::int32_t> counts = {0, 3, 4, 2, 1, 5, KINERJA_ROLE_PUBLIC + 1, 2};
  for (std::int32_t kind = KINERJA_REF_NONE; kind <= KINERJA_REF_GRADE; ++kind) {
    const std::int32_t count = counts[static_cast<std::size_t>(kind)];
    for (const std::int32_t ref : {-2, -1, 0, count - 1, count}) {
      RatedBatch batch = rated({1});
      add_step(batch, 0, kind, ref);
      EXPECT_EQ(check_rated(batch, one_step_a_kind, bounds).has_value(), ref >= -1 && ref < count)
          << "kind " << kind << ", ref " << ref;
    }
  }
}

TEST(RatedBatchCheck, AStepIsOfTheCatalogue) {
  for (const std::int32_t step : {-1, KINERJA_REF_GRADE + 1}) {
    RatedBatch batch = rated({1});
    add_step(batch, 0, step, -1);
    EXPECT_THAT(check_rated(batch, one_step_a_kind, bounds),
                IsError(Errc::plugin_failed, "trail step 0"));
  }
}

TEST(RatedBatchCheck, StepsComeInTheOrderOfPeople) {
  RatedBatch in_order = rated({1, 1, 1});
  for (const std::int32_t row : {0, 0, 2}) add_step(in_order, row, 0, -1);
  EXPECT_THAT(check_rated(in_order, one_step_a_kind, bounds), IsOk());

  RatedBatch back = rated({1, 1, 1});
  for (const std::int32_t row : {0, 2, 1}) add_step(back, row, 0, -1);
  EXPECT_THAT(check_rated(back, one_step_a_kind, bounds),
              IsError(Errc::plugin_failed, "trail step 2"));
}

TEST(RatedBatchCheck, AStepIsOfAPersonOfTheBatch) {
  for (const std::int32_t row : {-1, 3}) {
    RatedBatch batch = rated({1, 1, 1});
    add_step(batch, row, 0, -1);
    EXPECT_THAT(check_rated(batch, one_step_a_kind, bounds),
                IsError(Errc::plugin_failed, "trail step 0"));
  }
}

TEST(RatedBatchCheck, KeepsAFractionThatRoundsToItsScoreAndDropsOneThatSaysNoMore) {
  RatedBatch batch = rated({1.0 / 3, 0.5});
  batch.exact = {"1/3", "1/2"};

  ASSERT_THAT(check_rated(batch, one_step_a_kind, {}), IsOk());

  EXPECT_EQ(batch.exact, (std::vector<std::string>{"1/3", ""}));
  EXPECT_TRUE(batch.reports.empty());
}

TEST(RatedBatchCheck, FailsARowWhoseFractionIsNotItsScore) {
  RatedBatch batch = rated({0.3333, 7});
  batch.exact = {"1/3", ""};

  ASSERT_THAT(check_rated(batch, one_step_a_kind, {}), IsOk());

  EXPECT_EQ(batch.status[0], KINERJA_E_INTERNAL);
  EXPECT_EQ(batch.exact[0], "");
  EXPECT_EQ(batch.status[1], KINERJA_OK);
}

TEST(RatedBatchCheck, ARowThatFailsWithoutAWordSaysHow) {
  RatedBatch batch = rated({7, 8, 9});
  batch.status = {KINERJA_E_IO, KINERJA_E_INPUT, KINERJA_OK};
  batch.reports.push_back({KINERJA_E_INPUT, 1, "", {"Sebabnya.", "The reason."}});

  ASSERT_THAT(check_rated(batch, one_step_a_kind, {}), IsOk());

  ASSERT_EQ(batch.reports.size(), 2u);
  EXPECT_EQ(batch.reports[1].row, 0);
  EXPECT_EQ(batch.reports[1].message.en, "reading or writing failed");
}

TEST(RatedBatchCheck, ARowWithoutAScoreHasNoFraction) {
  RatedBatch batch = rated({1.0 / 3});
  batch.exact = {"1/3"};
  batch.status[0] = KINERJA_MISSING;

  ASSERT_THAT(check_rated(batch, one_step_a_kind, {}), IsOk());

  EXPECT_EQ(batch.exact[0], "");
}

TEST(RatedBatchCheck, KeepsWhatIsToldInNumbersAndRoundsToTheScore) {
  RatedBatch batch = rated({1.0 / 3, 84, 84});
  batch.low = {3, 1e-20, 0};
  batch.slack = {0, 1e-30, 0};

  ASSERT_THAT(check_rated(batch, one_step_a_kind, {}), IsOk());

  EXPECT_THAT(batch.status, ElementsAre(KINERJA_OK, KINERJA_OK, KINERJA_OK));
  EXPECT_THAT(batch.low, ElementsAre(3, 1e-20, 0));
  EXPECT_THAT(batch.slack, ElementsAre(0, 1e-30, 0));
}

TEST(RatedBatchCheck, FailsARowWhoseNumbersAllowAnotherScore) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const double infinity = std::numeric_limits<double>::infinity();
  const std::vector<std::pair<double, double>> unsound = {{1e-14, 1e-30},  // low and slack
                                                          {0, 1e-13},
                                                          {0, -1e-30},
                                                          {nan, 1e-30},
                                                          {0, nan},
                                                          {0, infinity},
                                                          {1, 0},
                                                          {2.5, 0},
                                                          {-3, 0},
                                                          {0x1p50, 0},
                                                          {nan, 0}};
  for (const auto& [low, slack] : unsound) {
    RatedBatch batch = rated({84, 84});
    batch.low = {low, 0};
    batch.slack = {slack, 0};

    ASSERT_THAT(check_rated(batch, one_step_a_kind, {}), IsOk());

    EXPECT_THAT(batch.status, ElementsAre(KINERJA_E_INTERNAL, KINERJA_OK)) << low << ' ' << slack;
    EXPECT_EQ(batch.low[0], 0);
    EXPECT_EQ(batch.slack[0], 0);
  }
}

TEST(RatedBatchCheck, ABottomThatIsNotOfTheScoreFailsTheRow) {
  RatedBatch batch = rated({0.3333});
  batch.low = {3};
  batch.slack = {0};

  ASSERT_THAT(check_rated(batch, one_step_a_kind, {}), IsOk());

  EXPECT_EQ(batch.status[0], KINERJA_E_INTERNAL);
}

TEST(RatedBatchCheck, ARowMayAskOnlyWhereInputsWereToldInNumbers) {
  RatedBatch asking = rated({7});
  asking.status[0] = KINERJA_ASK;
  RatedBatch offered = asking;
  offered.low = offered.slack = {0};

  ASSERT_THAT(check_rated(asking, one_step_a_kind, {}), IsOk());
  ASSERT_THAT(check_rated(offered, one_step_a_kind, {}), IsOk());

  EXPECT_EQ(asking.status[0], KINERJA_E_INTERNAL);
  EXPECT_EQ(offered.status[0], KINERJA_ASK);
  EXPECT_EQ(offered.score[0], 0);
}

}  // namespace
}  // namespace kinerja::test
