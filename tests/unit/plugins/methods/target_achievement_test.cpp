#include "method_bench.hpp"

#include <gmock/gmock.h>

namespace kinerja::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

const kinerja_method* achievement() {
  return bench_method(bench_plugin("target_achievement"), "id.kinerja.target-achievement");
}

BenchGoal goal(double target, double actual, int direction = KINERJA_MORE_IS_BETTER) {
  return {.target = target, .actual = actual, .direction = direction};
}
BenchGoal range(double low, double high, double actual, int direction) {
  return {.target = low, .target_high = high, .actual = actual, .direction = direction};
}

BenchRow rate(const std::string& config, std::vector<BenchGoal> goals) {
  const MethodBench bench(achievement(), {.config = config, .aspects = {{"mutu"}, {"waktu"}}});
  return bench.rate_one({.goals = std::move(goals)});
}
double score(const std::string& config, const BenchGoal& one) {
  return rate(config, {one}).score;
}

// p8-02: normal, target 80 to 90, 70 reached.
TEST(TargetAchievement, BelowARangeTheLowerBoundCounts) {
  EXPECT_EQ(score("{}", range(80, 90, 70, KINERJA_MORE_IS_BETTER)), 87.5);
}

// p8-03: special, target 7 to 8 months, 6.5 taken: 107.14 by the formula.
TEST(TargetAchievement, LessIsBetterIsMirroredAtTheBoundThatWasMissed) {
  EXPECT_EQ(score(R"({"decimals": 2})", range(7, 8, 6.5, KINERJA_LESS_IS_BETTER)), 107.14);
  EXPECT_EQ(score("{}", range(7, 8, 10, KINERJA_LESS_IS_BETTER)), 75.0);
  EXPECT_EQ(score("{}", goal(10, 8, KINERJA_LESS_IS_BETTER)), 120.0);
  EXPECT_EQ(score("{}", goal(10, 12, KINERJA_LESS_IS_BETTER)), 80.0);
}

TEST(TargetAchievement, InsideARangeIsAHundredInEveryDirection) {
  for (const int direction :
       {KINERJA_MORE_IS_BETTER, KINERJA_LESS_IS_BETTER, KINERJA_RANGE_IS_BEST})
    for (const double actual : {80.0, 85.0, 90.0})
      EXPECT_EQ(score("{}", range(80, 90, actual, direction)), 100.0);
  EXPECT_EQ(score("{}", range(80, 90, 99, KINERJA_MORE_IS_BETTER)), 110.0);
  EXPECT_EQ(score("{}", range(80, 90, 99, KINERJA_RANGE_IS_BEST)), 90.0);
  EXPECT_EQ(score("{}", range(80, 90, 72, KINERJA_RANGE_IS_BEST)), 90.0);
  EXPECT_EQ(score("{}", range(0, 5, 0, KINERJA_RANGE_IS_BEST)), 100.0);
}

TEST(TargetAchievement, LessIsBetterCanBeInverse) {
  const std::string inverse = R"({"less_is_better": "inverse", "cap": 150})";
  EXPECT_EQ(score(inverse, goal(10, 8, KINERJA_LESS_IS_BETTER)), 125.0);
  EXPECT_EQ(score(inverse, goal(10, 20, KINERJA_LESS_IS_BETTER)), 50.0);
  const BenchRow none = rate(inverse, {goal(10, 0, KINERJA_LESS_IS_BETTER)});
  EXPECT_EQ(none.score, 150.0);
  EXPECT_EQ(none.steps.front().text, "STEP_NOTHING");
  EXPECT_EQ(score(inverse, range(80, 90, 99, KINERJA_RANGE_IS_BEST)), 90.0);  // always mirrored
}

TEST(TargetAchievement, EachGoalIsLimitedBeforeItIsWeighed) {
  EXPECT_EQ(score("{}", goal(100, 120)), 120.0);
  EXPECT_EQ(rate("{}", {goal(100, 119.99)}).steps.size(), 3U);
  const BenchRow capped = rate("{}", {goal(100, 300), goal(100, 60)});
  EXPECT_EQ(capped.score, 90.0);
  EXPECT_EQ(capped.steps[1].text, "STEP_CAPPED");
  EXPECT_EQ(capped.steps[1].a, 300.0);
  const BenchRow floored = rate("{}", {goal(10, 25, KINERJA_LESS_IS_BETTER)});
  EXPECT_EQ(floored.score, 0.0);
  EXPECT_EQ(floored.steps[1].text, "STEP_FLOORED");
  EXPECT_EQ(floored.steps[1].a, -50.0);
  EXPECT_EQ(score(R"({"floor": -60})", goal(10, 25, KINERJA_LESS_IS_BETTER)), -50.0);
}

TEST(TargetAchievement, WeightsAndSharesMakeTheMean) {
  BenchGoal own = goal(100, 100);
  own.weight = 3;
  BenchGoal common = goal(100, 50);
  common.weight = 2;
  common.share = 0.5;
  EXPECT_EQ(rate("{}", {own, common}).score, 87.5);
  EXPECT_EQ(rate(R"({"use_share": false})", {own, common}).score, 80.0);
  const BenchRow row = rate("{}", {own, common});
  EXPECT_EQ(row.steps[3].text, "STEP_PART");
  EXPECT_EQ(row.steps[3].b, 1.0);  // the weight in use
  EXPECT_EQ(row.steps[4].a, 350.0);
  EXPECT_EQ(row.steps[4].b, 4.0);
}

TEST(TargetAchievement, TheExampleOfTheReadme) {
  BenchGoal quantity = range(80, 90, 70, KINERJA_MORE_IS_BETTER);
  quantity.weight = 3;
  const BenchGoal time = range(7, 8, 6.5, KINERJA_LESS_IS_BETTER);
  EXPECT_EQ(rate(R"({"decimals": 2})", {quantity, time}).score, 92.41);
}

TEST(TargetAchievement, AGoalWithoutAFigureIsMissingAndNotZero) {
  const BenchGoal open{.target = 100};
  const BenchRow strict = rate("{}", {goal(100, 90), open});
  EXPECT_EQ(strict.status, KINERJA_MISSING);
  EXPECT_EQ(strict.message, "COVERAGE_LOW: 50");
  const BenchRow half = rate(R"({"minimum_coverage": 0.5})", {goal(100, 90), open});
  EXPECT_EQ(half.score, 90.0);
  EXPECT_EQ(half.steps[2].text, "STEP_NO_ACTUAL");
  EXPECT_EQ(half.steps[2].ref, 1);
  EXPECT_EQ(half.steps[3].text, "STEP_COVERAGE");
  EXPECT_EQ(rate(R"({"minimum_coverage": 0.51})", {goal(100, 90), open}).status, KINERJA_MISSING);
  EXPECT_EQ(rate(R"({"minimum_coverage": 0})", {open}).status, KINERJA_MISSING);
  const BenchGoal aimless{.actual = 5};
  EXPECT_EQ(rate(R"({"minimum_coverage": 0})", {goal(100, 90), aimless}).steps[2].text,
            "STEP_NO_TARGET");
  EXPECT_EQ(rate("{}", {}).message, "NO_GOALS");
}

TEST(TargetAchievement, AThirdIsCoveredExactly) {
  const BenchGoal open{.target = 1, .weight = 0.2};
  BenchGoal done = goal(10, 9);
  done.weight = 0.1;
  EXPECT_EQ(rate(R"({"minimum_coverage": 0.333})", {done, open}).score, 90.0);
  EXPECT_EQ(rate(R"({"minimum_coverage": 0.334})", {done, open}).message, "COVERAGE_LOW: 33.33");
}

TEST(TargetAchievement, AdditionalGoalsCanBeIgnored) {
  BenchGoal additional = goal(100, 50);
  additional.flags = KINERJA_EV_ADDITIONAL;
  EXPECT_EQ(rate("{}", {goal(100, 100), additional}).score, 75.0);
  EXPECT_EQ(rate(R"({"additional": "ignore"})", {goal(100, 100), additional}).score, 100.0);
}

TEST(TargetAchievement, AspectsChooseGoals) {
  BenchGoal quality = goal(100, 70);
  quality.aspect = 0;
  BenchGoal time = goal(100, 90);
  time.aspect = 1;
  EXPECT_EQ(rate(R"({"aspects": ["waktu"]})", {quality, time, goal(100, 10)}).score, 90.0);
  EXPECT_EQ(rate(R"({"aspects": ["waktu"]})", {quality}).message, "NO_GOALS");
}

TEST(TargetAchievement, SenselessTargetsFailThatPersonAlone) {
  const MethodBench bench(achievement(), {});
  BenchGoal negative = goal(100, 90);
  negative.weight = -1;
  negative.indicator = "IK-9";
  BenchGoal zero = goal(0, 5);
  zero.indicator = "IK-7";
  const std::vector<BenchRow> rows = bench.rate_all_ways(
      std::vector<BenchPerson>{{.goals = {goal(100, 90)}},
                               {.goals = {goal(100, 90), zero}},
                               {.goals = {range(9, 8, 7, KINERJA_MORE_IS_BETTER)}},
                               {.goals = {negative}},
                               {.goals = {goal(100, 80)}}});
  EXPECT_EQ(rows[0].score, 90.0);
  EXPECT_EQ(rows[1].status, KINERJA_E_INPUT);
  EXPECT_EQ(rows[1].message, "TARGET_NOT_POSITIVE: IK-7");
  EXPECT_THAT(rows[1].steps, IsEmpty());
  EXPECT_EQ(rows[2].message, "RANGE_REVERSED: indicator");
  EXPECT_EQ(rows[3].message, "WEIGHT_NEGATIVE: IK-9");
  EXPECT_EQ(rows[4].score, 80.0);
}

TEST(TargetAchievement, ExtremeNumbersStayExactOrAreRefused) {
  EXPECT_EQ(score("{}", goal(1e-300, 5e-301)), 50.0);
  EXPECT_EQ(score("{}", goal(1e300, 9e299)), 90.0);
  const BenchRow row = rate(R"({"cap": 1e308})", {goal(1e-300, 1e300)});
  EXPECT_EQ(row.score, 1e308);
  EXPECT_EQ(score("{}", goal(3, 1)), 100.0 / 3.0);
}

TEST(TargetAchievement, EveryMistakeIsReportedAtOnce) {
  const std::vector<BenchReport> reports = MethodBench::mistakes(
      achievement(),
      {.config = R"({"cap": 100, "floor": 101, "aspects": ["mutu", "biaya"]})",
       .aspects = {{"mutu"}, {"waktu"}}});
  ASSERT_THAT(reports, SizeIs(2));
  EXPECT_EQ(reports[0].where, "/floor");
  EXPECT_EQ(reports[0].message, "FLOOR_ABOVE_CAP: 101");
  EXPECT_EQ(reports[1].where, "/aspects/1");
  EXPECT_EQ(reports[1].message, "ASPECT_UNKNOWN: biaya (mutu, waktu)");
}

TEST(TargetAchievement, EveryTextIsThereInBothLanguages) {
  EXPECT_THAT(missing_texts(bench_plugin("target_achievement"),
                            {"NO_GOALS",
                             "COVERAGE_LOW",
                             "FLOOR_ABOVE_CAP",
                             "ASPECT_UNKNOWN",
                             "WEIGHT_NEGATIVE",
                             "RANGE_REVERSED",
                             "TARGET_NOT_POSITIVE",
                             "NUMBER_TOO_LARGE"}),
              IsEmpty());
}

}  // namespace
}  // namespace kinerja::test
