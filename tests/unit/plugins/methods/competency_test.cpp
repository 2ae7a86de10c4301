#include "method_bench.hpp"

#include <gmock/gmock.h>

namespace kinerja::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const kinerja_method* competency() {
  return bench_method(bench_plugin("competency"), "id.kinerja.competency");
}

BenchSetup competency_with(const std::string& config) {
  return {.config = config, .aspects = {{"manajerial"}, {"sosiokultural"}, {"kuantitas"}}};
}

BenchGoal level(double standard, double assessed, std::uint32_t aspect = 0) {
  return {.target = standard, .actual = assessed, .aspect = aspect};
}

std::vector<BenchGoal> levels(const std::vector<double>& assessed, double standard = 3) {
  std::vector<BenchGoal> goals;
  for (const double one : assessed) goals.push_back(level(standard, one));
  return goals;
}

BenchRow rate_competency(const std::string& config, const std::vector<BenchGoal>& goals) {
  const MethodBench bench(competency(), competency_with(config));
  return bench.rate_one({.goals = goals});
}

// A row that fails keeps no steps, so the bench's count of steps is of no use for it.
BenchRow rate_faulty(const std::string& config, const std::vector<BenchGoal>& goals) {
  const MethodBench bench(competency(), competency_with(config));
  return bench.rate({{.goals = goals}}).rows.at(0);
}

// jpm-01 and jpm-03
TEST(Competency, RegulationCases) {
  const BenchRow row = rate_competency(R"({"decimals": 2})", levels({3, 3, 2, 3, 3, 3, 2, 3, 3}));
  EXPECT_EQ(row.score, 92.59);
  std::vector<double> gaps;
  for (const BenchStep& step : row.steps)
    if (step.text == "STEP_GAP") gaps.push_back(step.result);
  EXPECT_THAT(gaps, ElementsAre(0, 0, -1, 0, 0, 0, -1, 0, 0));
  EXPECT_EQ(rate_competency(R"({"decimals": 2})", levels({2, 2, 2, 2, 2, 3, 2, 2, 2})).score,
            70.37);
  EXPECT_EQ(rate_competency("{}", levels({3, 3, 2, 3, 3, 3, 2, 3, 3})).exact, "2500/27");
}

TEST(Competency, TheStandingIsTheLevelAgainstTheStandard) {
  const BenchRow row = rate_competency("{}", {level(4, 3), level(2, 5)});
  std::vector<double> standings;
  for (const BenchStep& step : row.steps)
    if (step.standing) standings.push_back(step.result);
  EXPECT_THAT(standings, ElementsAre(75, 250));
}

// RULES 7.1: uncapped, a report shows 138.89 percent.
TEST(Competency, AMatchMayPassAHundredUnlessItIsLimited) {
  const std::vector<BenchGoal> strong = levels({5, 5, 4, 4, 4, 4, 4, 4, 3.5});
  EXPECT_EQ(rate_competency(R"({"decimals": 2})", strong).score, 138.89);
  const BenchRow clamped = rate_competency(R"({"maximum": 100})", strong);
  EXPECT_EQ(clamped.score, 100);
  EXPECT_EQ(clamped.steps.back().text, "STEP_MAXIMUM");
  EXPECT_EQ(rate_competency(R"({"maximum": 100})", levels({3, 3})).steps.back().text, "STEP_MATCH");
}

TEST(Competency, AHighLevelMakesUpForALowOneOnlyWhereItMay) {
  const std::vector<BenchGoal> uneven = {level(3, 5), level(3, 1)};
  EXPECT_EQ(rate_competency("{}", uneven).score, 100);
  const BenchRow capped = rate_competency(R"({"cap_each": true, "decimals": 2})", uneven);
  EXPECT_EQ(capped.score, 66.67);  // 4 of 6
  EXPECT_EQ(capped.steps[2].text, "STEP_CAPPED");
  EXPECT_EQ(capped.steps[1].result, 500.0 / 3);  // the standing is told as it is
}

TEST(Competency, AHigherLevelNeverLowersTheMatchAndAHigherStandardNeverRaisesIt) {
  for (const char* const config : {"{}", R"({"cap_each": true})"}) {
    double before = 0;
    for (double one = 1; one <= 5; one += 0.5) {
      const double now = rate_competency(config, {level(3, one), level(4, 2)}).score;
      EXPECT_GE(now, before);
      before = now;
    }
  }
  double before = 1000;
  for (double one = 1; one <= 5; one += 0.5) {
    const double now = rate_competency("{}", {level(one, 3), level(4, 2)}).score;
    EXPECT_LT(now, before);
    before = now;
  }
}

TEST(Competency, TheOrderOfCompetenciesNeverMatters) {
  const std::vector<BenchGoal> some = {level(3, 1), level(5, 4.1), level(2, 3.3)};
  EXPECT_EQ(rate_competency("{}", some).exact,
            rate_competency("{}", {some[2], some[0], some[1]}).exact);
}

TEST(Competency, ALevelThatIsNoDecimalIsExact) {
  BenchGoal third = level(3, 7.0 / 3);
  third.exact = "7/3";
  EXPECT_EQ(rate_competency("{}", {third}).exact, "700/9");
}

TEST(Competency, OnlyCompetenciesCount) {
  const BenchGoal work = level(100, 7, 2);
  EXPECT_EQ(rate_competency(R"({"aspects": ["manajerial", "sosiokultural"]})",
                            {level(3, 3), level(4, 2, 1), work})
                .exact,
            "500/7");
  EXPECT_EQ(rate_competency("{}", {level(3, 3), {.target = 100.0, .actual = 7.0}}).score, 100);
  EXPECT_EQ(rate_competency("{}", {{.target = 100.0, .actual = 7.0}}).message, "NO_COMPETENCIES");
}

TEST(Competency, ACompetencyWithoutALevelIsMissingAndNotZero) {
  const BenchGoal open{.target = 3, .aspect = 0};
  const BenchRow strict = rate_competency("{}", {level(3, 3), open});
  EXPECT_EQ(strict.status, KINERJA_MISSING);
  EXPECT_EQ(strict.message, "COVERAGE_LOW: 1/2");
  const BenchRow half = rate_competency(R"({"minimum_coverage": 0.5})", {level(3, 3), open});
  EXPECT_EQ(half.score, 100);
  for (const BenchStep& step : half.steps) EXPECT_FALSE(step.standing && step.ref == 1);
  EXPECT_EQ(rate_competency(R"({"minimum_coverage": 0.5})", {level(3, 3), open, open}).status,
            KINERJA_MISSING);
  const BenchGoal unmeasured{.actual = 3, .aspect = 0};
  EXPECT_EQ(rate_competency(R"({"minimum_coverage": 0})", {level(3, 3), unmeasured}).steps[2].text,
            "STEP_NO_STANDARD");
  EXPECT_EQ(rate_competency(R"({"minimum_coverage": 0})", {open}).status, KINERJA_MISSING);
}

TEST(Competency, LevelsOffTheScaleFailThatPersonAlone) {
  for (const double edge : {1.0, 5.0})
    EXPECT_EQ(rate_competency("{}", {level(edge, edge)}).score, 100);
  EXPECT_EQ(rate_faulty("{}", {level(3, 5.01)}).message, "LEVEL_OFF_SCALE: indicator");
  EXPECT_EQ(rate_faulty("{}", {level(3, 0.99)}).message, "LEVEL_OFF_SCALE: indicator");
  EXPECT_EQ(rate_faulty("{}", {level(5.01, 3)}).message, "STANDARD_OFF_SCALE: indicator");
  EXPECT_EQ(rate_faulty("{}", {level(0.99, 3)}).status, KINERJA_E_INPUT);
  const std::string from_zero = R"({"levels": {"min": 0, "max": 7}})";
  EXPECT_EQ(rate_competency(from_zero, {level(7, 0)}).score, 0);
  EXPECT_EQ(rate_faulty(from_zero, {level(0, 0)}).message, "STANDARD_OFF_SCALE: indicator");
  BenchGoal odd = level(3, 3);
  odd.direction = KINERJA_LESS_IS_BETTER;
  EXPECT_EQ(rate_faulty("{}", {odd}).message, "STANDARD_NOT_ONE_LEVEL: indicator");
  odd = level(3, 3);
  odd.target_high = 4;
  EXPECT_EQ(rate_faulty("{}", {odd}).message, "STANDARD_NOT_ONE_LEVEL: indicator");
  const MethodBench bench(competency(), competency_with("{}"));
  const BenchBatch both = bench.rate({{.goals = {level(3, 9)}}, {.goals = {level(3, 3)}}});
  EXPECT_EQ(both.rows[0].status, KINERJA_E_INPUT);
  EXPECT_EQ(both.rows[1].score, 100);
}

TEST(Competency, EveryMistakeIsReportedAtOnce) {
  std::vector<std::string> lines;
  for (const BenchReport& report : MethodBench::mistakes(
           competency(),
           competency_with(R"({"levels": {"min": 5, "max": 5}, "aspects": ["teknis"]})")))
    lines.push_back(report.where + " " + report.message);
  EXPECT_THAT(
      lines,
      ElementsAre("/levels/max LEVELS_REVERSED: 5",
                  "/aspects/0 ASPECT_UNKNOWN: teknis (manajerial, sosiokultural, kuantitas)"));
}

TEST(Competency, EveryTextIsThereInBothLanguages) {
  EXPECT_THAT(missing_texts(bench_plugin("competency"),
                            {"NO_COMPETENCIES",
                             "COVERAGE_LOW",
                             "LEVELS_REVERSED",
                             "ASPECT_UNKNOWN",
                             "STANDARD_NOT_ONE_LEVEL",
                             "STANDARD_OFF_SCALE",
                             "LEVEL_OFF_SCALE",
                             "NUMBER_TOO_LARGE"}),
              IsEmpty());
}

}  // namespace
}  // namespace kinerja::test
