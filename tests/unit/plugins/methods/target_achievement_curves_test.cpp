// What a percentage is worth: curves, the most that a target can be, and plans; with the figures of
// Perka BKN 1/2013 and PermenPANRB 8/2021.

#include <kinerja/cpp/segments.hpp>

#include "method_bench.hpp"

#include <gmock/gmock.h>

#include <algorithm>

namespace kinerja::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const kinerja_method* curved_achievement() {
  return bench_method(bench_plugin("target_achievement"), "id.kinerja.target-achievement");
}

constexpr std::uint32_t in_quantity = 0;
constexpr std::uint32_t in_quality = 1;
constexpr std::uint32_t time_used = 2;
constexpr std::uint32_t cost = 3;

BenchSetup curves_with(const std::string& config) {
  return {.config = config, .aspects = {{"kuantitas"}, {"kualitas"}, {"waktu"}, {"biaya"}}};
}

BenchGoal goal(std::uint32_t aspect, double target, double actual, std::uint32_t plan = 0) {
  BenchGoal out{.target = target, .actual = actual, .aspect = aspect, .plan = plan};
  if (aspect == time_used || aspect == cost) out.direction = KINERJA_LESS_IS_BETTER;
  return out;
}
BenchGoal percent(double c) {
  return goal(in_quantity, 100, c);
}

BenchRow rate_by_curves(const std::string& config, const std::vector<BenchGoal>& goals) {
  const MethodBench bench(curved_achievement(), curves_with(config));
  return bench.rate_one({.goals = goals});
}

double standing_of(const BenchRow& row, int goal) {
  double standing = -1;
  for (const BenchStep& step : row.steps)
    if (step.standing && step.ref_kind == KINERJA_REF_GOAL && step.ref == goal)
      standing = step.result;
  return standing;
}

// Perka BKN 1/2013: quantity and quality by ratio, time and cost by the share that was used.
const char* const perka = R"({"cap": 1000000, "floor": -1000000,
  "curves": [{"aspects": ["waktu", "biaya"], "less_is_better": "share", "segments": [
    {"value": 0, "slope": 1}, {"from": 76, "value": 100, "slope": -1}]}],
  "not_done": {"shown_by": ["kuantitas"], "zero": ["waktu", "biaya"]},
  "use_weight": false, "use_share": false, "plans": {"combine": "mean"}})";

double time_score(double target, double actual) {
  return rate_by_curves(perka, {goal(time_used, target, actual)}).score;
}

// perka-01 and perka-06
TEST(TargetAchievementCurves, PerkaTheDutyOfTheWorkbook) {
  std::vector<BenchGoal> duty = {goal(in_quantity, 1, 1),
                                 goal(in_quality, 100, 90),
                                 goal(time_used, 12, 12),
                                 goal(cost, 170395000, 170395000)};
  const BenchRow four = rate_by_curves(perka, duty);
  EXPECT_EQ(four.score, 85.5);
  EXPECT_EQ(standing_of(four, 0), 100);
  EXPECT_EQ(standing_of(four, 1), 90);
  EXPECT_EQ(standing_of(four, 2), 76);
  EXPECT_EQ(standing_of(four, 3), 76);
  ASSERT_NE(step_of(four, "STEP_PLAN_MEAN"), nullptr);
  EXPECT_EQ(step_of(four, "STEP_PLAN_MEAN")->a, 342);
  duty.pop_back();
  EXPECT_EQ(rate_by_curves(perka, duty).exact, "266/3");  // 88.67 in the case, which rounds
}

// perka-03, -04, -07, -09, -10, -12, -13 and the shape of the law's curve.
TEST(TargetAchievementCurves, PerkaTheTimeCurveHasTheShapeOfTheLaw) {
  EXPECT_EQ(time_score(12, 9.12), 100);
  EXPECT_EQ(rate_by_curves(perka, {goal(cost, 5000000, 3800000)}).score, 100);
  EXPECT_EQ(rate_by_curves(perka, {goal(time_used, 12, 8)}).exact, "200/3");
  EXPECT_EQ(rate_by_curves(perka, {goal(cost, 100000000, 70000000)}).score, 70);
  EXPECT_EQ(time_score(12, 0), 0);
  EXPECT_EQ(time_score(12, 15), 51);
  EXPECT_EQ(time_score(100, 100), 76);
  EXPECT_EQ(time_score(100, 76), 100);
  EXPECT_EQ(time_score(100, 75.99), 75.99);
  EXPECT_EQ(time_score(100, 76.01), 99.99);
  EXPECT_EQ(time_score(100, 176), 0);
  EXPECT_EQ(time_score(100, 200), -24);
  // The larger the share, the more it gives up to the edge; above it, the less.
  double before = -1;
  for (int used = 0; used < 760; ++used, before = time_score(1000, used - 1))
    EXPECT_GT(time_score(1000, used), before) << used;
}

TEST(TargetAchievementCurves, PerkaDutiesCountTheSameHoweverManyAspectsTheyHave) {
  BenchGoal heavy = goal(in_quality, 100, 40, 1);
  heavy.weight = 9;
  EXPECT_EQ(
      rate_by_curves(perka, {goal(in_quantity, 10, 10), goal(time_used, 100, 80), heavy}).score,
      ((100 + 96) / 2.0 + 40) / 2);
}

TEST(TargetAchievementCurves, PerkaADutyThatWasNotCarriedOutHasNoTime) {
  const BenchRow row = rate_by_curves(perka, {goal(in_quantity, 5, 0), goal(time_used, 12, 12)});
  EXPECT_EQ(row.score, 0);
  ASSERT_NE(step_of(row, "STEP_NOT_DONE"), nullptr);
  EXPECT_EQ(standing_of(row, 1), 0);
  // Another plan of the same person does not show it, and a figure that is missing shows nothing.
  EXPECT_EQ(rate_by_curves(perka, {goal(in_quantity, 5, 0, 1), goal(time_used, 12, 12)}).score, 38);
  const BenchRow open = rate_by_curves(
      perka, {BenchGoal{.target = 5, .aspect = in_quantity}, goal(time_used, 12, 12)});
  EXPECT_EQ(open.status, KINERJA_MISSING);
  EXPECT_EQ(step_of(open, "STEP_NOT_DONE"), nullptr);
  EXPECT_EQ(rate_by_curves(perka, {goal(in_quantity, 5, 1), goal(time_used, 12, 12)}).score, 48);
}

// PermenPANRB 8/2021, heads: percentage to value.
const char* const jpt = R"({"each_decimals": 0, "limit_value": 120, "limit_grade": "Sangat Baik",
  "curves": [{"segments": [
    {"from": 0, "value": 0, "slope": 49, "per": 59, "grade": "Sangat Kurang"},
    {"from": 60, "value": 50, "slope": 1, "grade": "Kurang"},
    {"from": 80, "value": 70, "slope": 1, "grade": "Cukup"},
    {"from": 100, "value": 109, "grade": "Baik"},
    {"from": 101, "value": 110, "slope": 10, "per": 9, "grade": "Sangat Baik"},
    {"from": 110, "above": true, "value": 120, "grade": "Sangat Baik"}]}]})";

std::string category_of(const MethodBench& bench, const BenchRow& row) {
  const BenchStep* const step = step_of(row, "STEP_CATEGORY");
  return step == nullptr ? "" : bench.grades().at(static_cast<std::size_t>(step->ref));
}

// p8-05 to p8-09 and the p8-conv- cases.
TEST(TargetAchievementCurves, Permen8ValuesOfHeads) {
  const MethodBench bench(curved_achievement(), curves_with(jpt));
  EXPECT_THAT(bench.grades(),
              ElementsAre("Sangat Kurang", "Kurang", "Cukup", "Baik", "Sangat Baik"));
  struct Line {
    double percent;
    const char* category;
    double value;
  };
  for (const Line& line : {Line{115, "Sangat Baik", 120},
                           Line{111, "Sangat Baik", 120},
                           Line{110, "Sangat Baik", 120},
                           Line{105, "Sangat Baik", 1030.0 / 9},
                           Line{101, "Sangat Baik", 110},
                           Line{100, "Baik", 109},
                           Line{99, "Cukup", 89},
                           Line{80, "Cukup", 70},
                           Line{79, "Kurang", 69},
                           Line{60, "Kurang", 50},
                           Line{59, "Sangat Kurang", 49},
                           Line{30, "Sangat Kurang", 1470.0 / 59},
                           Line{0, "Sangat Kurang", 0},
                           Line{99.5, "Baik", 109},
                           Line{99.49, "Cukup", 89},
                           Line{59.5, "Kurang", 50},
                           Line{59.49, "Sangat Kurang", 49},
                           Line{100.5, "Sangat Baik", 110}}) {
    const BenchRow row = bench.rate_one({.goals = {percent(line.percent)}});
    EXPECT_EQ(row.score, line.value) << line.percent;
    EXPECT_EQ(category_of(bench, row), line.category) << line.percent;
    EXPECT_EQ(row.grade, "");
    EXPECT_EQ(standing_of(row, 0), line.value) << line.percent;
  }
  const BenchRow printed = bench.rate_one({.goals = {goal(in_quantity, 95, 93)}});  // p8-06
  EXPECT_EQ(printed.score, 88);
  EXPECT_EQ(step_of(printed, "STEP_ROUNDED")->result, 98);
}

// p8-08: what cannot be beaten and is reached is worth the most.
TEST(TargetAchievementCurves, AFullyReachedLimitHasItsOwnValue) {
  const MethodBench bench(curved_achievement(), curves_with(jpt));
  BenchGoal most = goal(in_quantity, 100, 100);
  most.flags = KINERJA_EV_TARGET_IS_LIMIT;
  const BenchRow row = bench.rate_one({.goals = {most}});
  EXPECT_EQ(row.score, 120);
  EXPECT_EQ(category_of(bench, row), "Sangat Baik");
  EXPECT_EQ(standing_of(row, 0), 120);
  most.actual = 99;
  EXPECT_EQ(bench.rate_one({.goals = {most}}).score, 89);
  // Without the setting the flag means nothing, as ever.
  most.actual = 100;
  EXPECT_EQ(rate_by_curves("{}", {most}).score, 100);
}

// PermenPANRB 8/2021, officers: points by aspect, the sum of a plan to a value.
const char* const officers = R"({"each_decimals": 0,
  "curves": [{"segments": [{"from": 0, "value": 1, "grade": "Sangat Kurang"},
    {"from": 60, "value": 3, "grade": "Kurang"}, {"from": 80, "value": 8, "grade": "Cukup"},
    {"from": 100, "value": 13, "grade": "Baik"}, {"from": 101, "value": 16, "grade": "Sangat Baik"}]}],
  "plans": {"combine": "sum", "segments": [{"value": 25, "grade": "Sangat Kurang"},
    {"from": 7, "value": 60, "grade": "Kurang"}, {"from": 19, "value": 80, "grade": "Cukup"},
    {"from": 34, "value": 100, "grade": "Baik"},
    {"from": 42, "above": true, "value": 120, "grade": "Sangat Baik"}]},
  "decimals": 1})";

std::vector<BenchGoal> plan_of(const std::string& categories, std::uint32_t plan = 0) {
  std::vector<BenchGoal> goals;
  std::uint32_t aspect = in_quantity;
  for (const char c : categories) {
    const double reached = c == 'S' ? 101 : c == 'B' ? 100 : c == 'C' ? 80 : c == 'K' ? 60 : 10;
    goals.push_back(goal(aspect++, 100, reached, plan));
    goals.back().direction = KINERJA_MORE_IS_BETTER;
  }
  return goals;
}

// p8-ja-02 to p8-ja-12; x is Sangat Kurang.
TEST(TargetAchievementCurves, Permen8PlansOfOfficers) {
  const std::vector<std::pair<const char*, std::pair<double, double>>> cases = {{"SSS", {48, 120}},
                                                                                {"SSB", {45, 120}},
                                                                                {"SBB", {42, 100}},
                                                                                {"BBC", {34, 100}},
                                                                                {"SSx", {33, 80}},
                                                                                {"BCC", {29, 80}},
                                                                                {"CCC", {24, 80}},
                                                                                {"CCK", {19, 80}},
                                                                                {"KKx", {7, 60}},
                                                                                {"Kxx", {5, 25}},
                                                                                {"xxx", {3, 25}}};
  for (const auto& [categories, expected] : cases) {
    const BenchRow row = rate_by_curves(officers, plan_of(categories));
    EXPECT_EQ(row.score, expected.second) << categories;
    EXPECT_EQ(step_of(row, "STEP_PLAN_SUM")->result, expected.first) << categories;
  }
}

TEST(TargetAchievementCurves, PlansAreCombinedAndRoundedOnce) {
  std::vector<BenchGoal> goals = plan_of("SSS", 0);
  for (const BenchGoal& other : plan_of("BBB", 1)) goals.push_back(other);
  for (const BenchGoal& other : plan_of("SSS", 2)) goals.push_back(other);
  const BenchRow row = rate_by_curves(officers, goals);
  EXPECT_EQ(row.score, 113.3);  // 340 / 3
  // However the rows are mixed: goals of one plan need not stand together.
  std::vector<BenchGoal> mixed = {
      goals[4], goals[0], goals[8], goals[6], goals[3], goals[1], goals[7], goals[5], goals[2]};
  EXPECT_EQ(rate_by_curves(officers, mixed).score, 113.3);
}

TEST(TargetAchievementCurves, APlanThatAddsUpWaitsForAllItsParts) {
  std::vector<BenchGoal> goals = plan_of("SSS", 0);
  goals.push_back(BenchGoal{.target = 100, .aspect = in_quantity, .plan = 1});
  goals.push_back(goal(in_quality, 100, 100, 1));
  std::string config = officers;
  EXPECT_EQ(rate_by_curves(config, goals).status, KINERJA_MISSING);
  config.insert(1, R"("minimum_coverage": 0.6, )");
  const BenchRow row = rate_by_curves(config, goals);
  EXPECT_EQ(row.score, 120);  // the open plan is left out, its other goal too
  ASSERT_NE(step_of(row, "STEP_PLAN_INCOMPLETE"), nullptr);
  EXPECT_EQ(step_of(row, "STEP_PLAN_INCOMPLETE")->a, 1);
  EXPECT_EQ(step_of(row, "STEP_COVERAGE")->a, 3);
  EXPECT_EQ(step_of(row, "STEP_COVERAGE")->b, 5);
}

TEST(TargetAchievementCurves, ThePlansWeightIsTheMeanOfItsGoals) {
  std::vector<BenchGoal> goals = {
      goal(in_quantity, 100, 100, 0), goal(in_quality, 100, 40, 0), goal(in_quantity, 100, 100, 1)};
  goals[0].weight = 3;
  goals[1].weight = 1;
  goals[2].weight = 2;
  EXPECT_EQ(rate_by_curves(R"({"plans": {}})", goals).score, 85);  // (70 * 2 + 100 * 2) / 4
  EXPECT_EQ(rate_by_curves(R"({"plans": {"combine": "weighted"}})", goals).score, 92.5);
  EXPECT_EQ(rate_by_curves(R"({"plans": {}, "combine": "sum"})", goals).score, 340);
  EXPECT_EQ(rate_by_curves(R"({"plans": {"decimals": 0}, "use_weight": false})",
                           {goal(in_quantity, 100, 33.5), goal(in_quality, 100, 33.4, 1)})
                .score,
            33.5);  // 34 and 33
  // A goal of no weight counts for nothing, and a plan of such goals neither.
  goals[1].weight = 0;
  EXPECT_EQ(rate_by_curves(R"({"plans": {}})", goals).score, 100);
  goals[2].weight = 0;
  goals[2].actual = 7;
  EXPECT_EQ(rate_by_curves(R"({"plans": {}})", goals).score, 100);
}

// RULES 3.4: additional work is added up and limited; p8-11, -12, -14.
TEST(TargetAchievementCurves, AdditionalWorkAddsUpToALimit) {
  const std::string config = R"({"each_decimals": 0, "combine": "sum", "maximum": 10, "curves": [
    {"segments": [{"from": 0, "value": 0.05}, {"from": 60, "value": 0.24},
      {"from": 80, "value": 0.48}, {"from": 100, "value": 0.8}, {"from": 101, "value": 1.2}]}]})";
  const auto task = [](double reached) {
    BenchGoal out = percent(reached);
    out.weight = 2;
    return out;
  };
  EXPECT_EQ(rate_by_curves(config, {task(100)}).score, 1.6);
  EXPECT_EQ(rate_by_curves(config, {task(101)}).score, 2.4);
  const BenchRow many =
      rate_by_curves(config, {task(101), task(101), task(101), task(101), task(100)});
  EXPECT_EQ(many.score, 10);
  ASSERT_NE(step_of(many, "STEP_MAXIMUM"), nullptr);
  EXPECT_EQ(step_of(many, "STEP_MAXIMUM")->a, 11.2);
  const BenchRow open = rate_by_curves(R"({"combine": "sum", "minimum_coverage": 0})",
                                       {percent(50), BenchGoal{.target = 100}});
  EXPECT_EQ(open.status, KINERJA_MISSING);  // a sum counts nothing as zero
  EXPECT_EQ(rate_by_curves(R"({"maximum": 90})", {percent(90)}).steps.back().text, "STEP_SCORE");
  EXPECT_EQ(rate_by_curves(R"({"maximum": 90})", {percent(90.1)}).score, 90);
}

TEST(TargetAchievementCurves, LimitsComeBeforeTheCurveAndOthersKeepTheirPercentage) {
  const std::string config = R"({"curves": [
      {"aspects": ["kualitas"], "segments": [{"value": 0, "slope": 2}]},
      {"aspects": ["kualitas", "waktu"], "segments": [{"value": 1}]}]})";
  const BenchRow row = rate_by_curves(config, {goal(in_quality, 100, 300)});
  EXPECT_EQ(row.score, 240);
  EXPECT_EQ(standing_of(row, 0), 240);
  EXPECT_EQ(rate_by_curves(config, {goal(time_used, 100, 100)}).score, 1);
  EXPECT_EQ(rate_by_curves(config, {goal(in_quantity, 100, 300)}).score, 120);
  const BenchRow plain = rate_by_curves("{}", {goal(in_quantity, 100, 300)});
  EXPECT_EQ(standing_of(plain, 0), 120);
  EXPECT_EQ(step_of(plain, "STEP_PART")->standing, false);
}

TEST(TargetAchievementCurves, AFigureThatIsNoDecimalStaysOnItsSideOfAnEdge) {
  // A hair below the edge, though the nearest double is the edge itself.
  BenchGoal used = goal(time_used, 100, 76);
  used.exact = "75999999999999999999999999/1000000000000000000000000";
  EXPECT_EQ(rate_by_curves(perka, {used}).score, 76);
  used.exact = "";
  EXPECT_EQ(rate_by_curves(perka, {used}).score, 100);
}

TEST(TargetAchievementCurves, MoreNeverGivesLessWhereTheLineRises) {
  for (const char* const config : {jpt, officers}) {
    const MethodBench bench(curved_achievement(), curves_with(config));
    double before = 0;
    for (int tenths = 0; tenths <= 1300; ++tenths) {
      const double now = bench.rate({{.goals = {percent(tenths / 10.0)}}}).rows.at(0).score;
      EXPECT_GE(now, before) << tenths;
      before = now;
    }
  }
}

TEST(TargetAchievementCurves, EveryMistakeIsReportedAtOnce) {
  std::vector<std::string> lines;
  for (const BenchReport& report : MethodBench::mistakes(
           curved_achievement(),
           curves_with(R"({"curves": [{"aspects": ["mutu"], "segments": [{"from": 0}]},
                    {"segments": [{"from": 1, "value": 1}]}],
                  "limit_grade": "A", "not_done": {"shown_by": ["x"], "zero": ["waktu"]},
                  "plans": {"segments": [{"from": 2}, {"from": 1}]}})")))
    lines.push_back(report.where + " " + report.message);
  const std::string all = " (kuantitas, kualitas, waktu, biaya)";
  EXPECT_THAT(lines,
              ElementsAre("/curves/0/aspects/0 ASPECT_UNKNOWN: mutu" + all,
                          "/curves/1/segments CURVE_STARTS_LATE: 0",
                          "/not_done/shown_by/0 ASPECT_UNKNOWN: x" + all,
                          "/limit_grade LIMIT_WITHOUT_VALUE: A",
                          "/plans/segments/1/from SEGMENT_NOT_ASCENDING: 2"));
}

TEST(TargetAchievementCurves, APlanBelowItsLineIsNamed) {
  const MethodBench bench(curved_achievement(),
                          curves_with(R"({"plans": {"segments": [{"from": 50, "value": 1}]}})"));
  const BenchRow row = bench.rate({{.goals = {percent(49)}}}).rows.at(0);
  EXPECT_EQ(row.status, KINERJA_E_INPUT);
  EXPECT_EQ(row.message, "PLAN_BELOW_SEGMENTS: indicator");
  EXPECT_EQ(bench.rate_one({.goals = {percent(50)}}).score, 1);
}

TEST(TargetAchievementCurves, EveryTextIsThereInBothLanguages) {
  std::vector<std::string> keys = {
      "CURVE_STARTS_LATE", "LIMIT_WITHOUT_VALUE", "PLAN_BELOW_SEGMENTS"};
  for (const std::string_view key : segment_mistakes) keys.emplace_back(key);
  EXPECT_THAT(missing_texts(bench_plugin("target_achievement"), keys), IsEmpty());
}

}  // namespace
}  // namespace kinerja::test
