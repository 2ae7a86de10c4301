#include "method_bench.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <bit>

namespace kinerja::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const kinerja_method* figures() {
  return bench_method(bench_plugin("figures"), "id.kinerja.figures");
}

BenchSetup figures_with(const std::string& config) {
  return {.config = config, .aspects = {{.name = "disiplin"}, {.name = "inovasi"}}};
}

BenchGoal figure(const std::string& indicator, std::optional<double> actual) {
  return {.indicator = indicator, .actual = actual};
}

TEST(Figures, CombinesTheFiguresThemselvesWithoutTargetOrWeight) {
  BenchGoal weighty = figure("laporan", 3);
  weighty.target = 1;
  weighty.weight = 50;
  weighty.direction = KINERJA_LESS_IS_BETTER;
  const BenchPerson person{.goals = {weighty, figure("apel", 0), figure("rapat", 7.5)}};
  const std::vector<std::pair<const char*, double>> cases = {
      {"sum", 10.5}, {"mean", 3.5}, {"largest", 7.5}, {"smallest", 0}};
  for (const auto& [combine, result] : cases) {
    const MethodBench bench(figures(),
                            figures_with(std::string(R"({"combine": ")") + combine + "\"}"));
    const BenchRow row = bench.rate_one(person);
    EXPECT_EQ(row.score, result) << combine;
    EXPECT_EQ(row.steps.size(), 4U);
    EXPECT_EQ(row.steps.back().b, 3);
  }
}

TEST(Figures, AMissingFigureIsNotZeroAndIsNamed) {
  const std::vector<BenchPerson> people = {
      {.goals = {figure("b", {}), figure("a", {}), figure("c", 4)}},
      {.goals = {figure("b", 0), figure("c", 4)}},
      {.goals = {figure("b", {})}},
      {.goals = {}}};
  const std::vector<BenchRow> strict =
      MethodBench(figures(), figures_with(R"({"combine": "mean"})")).rate_all_ways(people);
  EXPECT_EQ(strict[0].status, KINERJA_MISSING);
  EXPECT_EQ(strict[0].message, "FIGURES_MISSING: a, b");
  EXPECT_EQ(strict[1].score, 2) << "zero is a figure";
  EXPECT_EQ(strict[3].message, "NO_GOALS");
  const std::vector<BenchRow> lenient =
      MethodBench(figures(), figures_with(R"({"combine": "mean", "missing": "skip"})"))
          .rate_all_ways(people);
  EXPECT_EQ(lenient[0].score, 4);
  EXPECT_EQ(lenient[0].steps.front().text, "STEP_ABSENT");
  EXPECT_EQ(lenient[2].message, "FIGURES_MISSING: b");
}

TEST(Figures, OnlyTheChosenGoalsCount) {
  BenchGoal late = figure("terlambat", 1);
  late.aspect = 0;
  BenchGoal idea = figure("gagasan", 10);
  idea.aspect = 1;
  const BenchPerson person{.goals = {late, idea, figure("lain", 100)}};
  const auto score = [&](const char* config) {
    return MethodBench(figures(), figures_with(config)).rate_one(person).score;
  };
  EXPECT_EQ(score("{}"), 111);
  EXPECT_EQ(score(R"({"aspects": ["inovasi"]})"), 10);
  EXPECT_EQ(score(R"({"aspects": ["inovasi", "disiplin"]})"), 11);
  EXPECT_EQ(score(R"({"indicators": ["lain", "gagasan"]})"), 110);
  EXPECT_EQ(score(R"({"aspects": ["inovasi"], "indicators": ["lain", "gagasan"]})"), 10);
  EXPECT_EQ(score(R"({"factors": {"gagasan": {"times": -2}}})"), 81);
  EXPECT_EQ(score(R"({"only_listed": true, "factors": {"gagasan": {"times": -2}}})"), -20);
}

TEST(Figures, AFactorIsExactAndTheShareMultiplies) {
  BenchGoal shared = figure("menit", 100);
  shared.share = 0.25;
  const char* const per_hour = R"("factors": {"menit": {"times": 0.5, "per": 60}})";
  const BenchRow row = MethodBench(figures(), figures_with("{" + std::string(per_hour) + "}"))
                           .rate_one({.goals = {shared}});
  EXPECT_EQ(row.exact, "5/24");
  const BenchRow whole =
      MethodBench(figures(), figures_with("{" + std::string(per_hour) + R"(, "use_share": false})"))
          .rate_one({.goals = {shared}});
  EXPECT_EQ(whole.exact, "5/6");
  const BenchRow rounded =
      MethodBench(figures(), figures_with("{" + std::string(per_hour) + R"(, "decimals": 2})"))
          .rate_one({.goals = {shared}});
  EXPECT_EQ(rounded.score, 0.21);
  EXPECT_EQ(rounded.steps.back().text, "STEP_ROUNDED");
}

TEST(Figures, AFigureThatNoDecimalSaysIsTakenAsTheFractionThatItIs) {
  BenchGoal mean = figure("rata-rata", 250.0 / 3);
  mean.exact = "250/3";
  const MethodBench bench(figures(), figures_with(R"({"maximum": 250})"));
  EXPECT_EQ(bench.rate_one({.goals = {mean}}).exact, "250/3");
  const BenchRow three = bench.rate_one({.goals = {mean, mean, mean}});
  EXPECT_EQ(three.score, 250);
  EXPECT_EQ(three.exact, "");
  EXPECT_EQ(three.steps.back().text, "STEP_SUM") << "not above the limit";
}

TEST(Figures, LimitsHoldAtOneUnitBelowAtAndAbove) {
  const MethodBench bench(figures(), figures_with(R"({"minimum": 1, "maximum": 5})"));
  const std::vector<std::pair<double, double>> cases = {
      {0.99, 1}, {1, 1}, {1.01, 1.01}, {4.99, 4.99}, {5, 5}, {5.01, 5}};
  for (const auto& [actual, result] : cases)
    EXPECT_EQ(bench.rate_one({.goals = {figure("x", actual)}}).score, result) << actual;
  EXPECT_EQ(bench.rate_one({.goals = {figure("x", 5.01)}}).steps.back().text, "STEP_CAPPED");
}

TEST(Figures, TheOrderOfGoalsChangesNoBit) {
  std::vector<BenchGoal> goals = {
      figure("a", 0.1), figure("b", 0.2), figure("c", 0.3), figure("d", 1e16), figure("e", -1e16)};
  const MethodBench bench(figures(),
                          figures_with(R"({"combine": "mean", "factors": {"c": {"per": 7}}})"));
  const BenchRow first = bench.rate_one({.goals = goals});
  const auto less = [](const BenchGoal& a, const BenchGoal& b) {
    return a.indicator < b.indicator;
  };
  do {
    const BenchRow row = bench.rate({{.goals = goals}}).rows[0];
    EXPECT_EQ(std::bit_cast<std::uint64_t>(row.score), std::bit_cast<std::uint64_t>(first.score));
    EXPECT_EQ(row.exact, first.exact);
  } while (std::next_permutation(goals.begin(), goals.end(), less));
}

TEST(Figures, AHigherFigureMovesTheResultInTheDirectionOfItsFactor) {
  for (const char* const combine : {"sum", "mean", "largest", "smallest"}) {
    const MethodBench bench(
        figures(),
        figures_with(std::string(R"({"combine": ")") + combine +
                     R"(", "maximum": 20, "factors": {"x": {"times": -3, "per": 2}}})"));
    for (double x = -8; x <= 8; x += 0.5) {
      const auto score = [&](double a, double b) {
        return bench.rate({{.goals = {figure("x", a), figure("y", b)}}}).rows[0].score;
      };
      EXPECT_LE(score(x + 0.1, 3), score(x, 3)) << combine;
      EXPECT_GE(score(3, x + 0.1), score(3, x)) << combine;
    }
  }
}

TEST(Figures, AShareBelowZeroFailsThatPersonAlone) {
  BenchGoal wrong = figure("x", 1);
  wrong.share = -0.5;
  const std::vector<BenchRow> rows =
      MethodBench(figures(), figures_with("{}"))
          .rate_all_ways(std::vector<BenchPerson>{{.goals = {wrong}}, {.goals = {figure("x", 1)}}});
  EXPECT_EQ(rows[0].status, KINERJA_E_INPUT);
  EXPECT_EQ(rows[0].message, "SHARE_NEGATIVE: x");
  EXPECT_EQ(rows[1].score, 1);
}

TEST(Figures, EveryMistakeIsReportedAtOnce) {
  std::vector<std::string> lines;
  for (const BenchReport& report : MethodBench::mistakes(
           figures(),
           figures_with(
               R"({"aspects": ["disiplin", "x"], "indicators": ["a"], "minimum": 2, "maximum": 1,
                    "factors": {"a": {"per": 0}, "b": {"times": 2}}})")))
    lines.push_back(report.where + " " + report.message);
  EXPECT_THAT(lines,
              ElementsAre("/aspects/1 ASPECT_UNKNOWN: x (disiplin, inovasi)",
                          "/factors/a/per PER_ZERO: a",
                          "/factors/b FACTOR_UNUSED: b",
                          "/minimum LIMITS_REVERSED: 2"));
  EXPECT_EQ(
      MethodBench::mistakes(figures(), figures_with(R"({"only_listed": true})")).at(0).message,
      "NOTHING_LISTED");
}

TEST(Figures, EveryTextIsThereInBothLanguages) {
  EXPECT_THAT(missing_texts(bench_plugin("figures"),
                            {"NO_GOALS",
                             "FIGURES_MISSING",
                             "ASPECT_UNKNOWN",
                             "PER_ZERO",
                             "FACTOR_UNUSED",
                             "NOTHING_LISTED",
                             "LIMITS_REVERSED",
                             "SHARE_NEGATIVE",
                             "NUMBER_TOO_LARGE"}),
              IsEmpty());
}

}  // namespace
}  // namespace kinerja::test
