#include <kinerja/exact.hpp>

#include "method_bench.hpp"

#include <gmock/gmock.h>

#include <bit>
#include <numeric>

namespace kinerja::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const kinerja_method* arithmetic() {
  return bench_method(bench_plugin("arithmetic"), "id.kinerja.arithmetic");
}

BenchSetup arithmetic_with(const std::string& config, std::vector<std::string> inputs) {
  return {.config = config, .inputs = std::move(inputs)};
}

BenchInput fraction(const std::string& text) {
  return {.score = Exact::parse(text).to_double(), .exact = text};
}

TEST(Arithmetic, AFractionIsAddedWithoutLosingADigitSoThatAnEdgeIsMet) {
  const MethodBench bench(
      arithmetic(),
      arithmetic_with(R"({"operation": "sum", "factors": {"hasil": 0.6}, "constant": 34})",
                      {"hasil"}));
  const BenchRow row = bench.rate_one({.inputs = {fraction("250/3")}});
  EXPECT_EQ(row.score, 84);
  EXPECT_EQ(row.exact, "") << "84 is all of it";
  const MethodBench table(bench_method(bench_plugin("lookup"), "id.kinerja.lookup"),
                          {.config = R"({"segments": [{"from": 0, "value": 0, "grade": "B"},
                             {"from": 84, "value": 1, "grade": "A"}]})",
                           .inputs = {"jumlah"}});
  EXPECT_EQ(table.rate_one({.inputs = {{.score = row.score, .exact = row.exact}}}).grade, "A");
  EXPECT_EQ(table.rate_one({.inputs = {{83.99999999999999}}}).grade, "B");
}

// BKN 3/2023: the predicate's percentage of the coefficient, half up to two decimals.
TEST(Arithmetic, AngkaKreditOfTheRegulationTables) {
  const MethodBench bench(
      arithmetic(),
      arithmetic_with(R"({"operation": "product", "divide_by": 100, "decimals": 2})",
                      {"persen", "koefisien"}));
  struct Case {
    double percent;
    double coefficient;
    double credit;
  };
  const std::vector<Case> cases = {{150, 3.75, 5.63},
                                   {75, 3.75, 2.81},
                                   {50, 3.75, 1.88},
                                   {25, 12.5, 3.13},
                                   {75, 12.5, 9.38},
                                   {150, 12.5, 18.75},
                                   {75, 37.5, 28.13},
                                   {150, 37.5, 56.25},
                                   {25, 50, 12.5}};
  std::vector<BenchPerson> people;
  for (const Case& one : cases) people.push_back({.inputs = {{one.percent}, {one.coefficient}}});
  const std::vector<BenchRow> rows = bench.rate_all_ways(people);
  for (std::size_t i = 0; i < cases.size(); ++i) EXPECT_EQ(rows[i].score, cases[i].credit) << i;
}

TEST(Arithmetic, TheOrderOfInputsChangesNoBit) {
  for (const char* const operation : {"sum", "product", "largest", "smallest"}) {
    const std::string config = std::string(R"({"operation": ")") + operation +
                               R"(", "factors": {"a": 0.1, "b": -0.7, "c": 1.3}, "divide_by": 3})";
    const std::vector<std::string> names = {"a", "b", "c", "d"};
    const std::vector<BenchInput> values = {fraction("250/3"), {0.3}, {1e-7}, fraction("1/7")};
    std::vector<std::size_t> order(names.size());
    std::iota(order.begin(), order.end(), 0U);
    std::optional<BenchRow> first;
    do {
      BenchSetup setup{.config = config};
      BenchPerson person;
      for (const std::size_t i : order) {
        setup.inputs.push_back(names[i]);
        person.inputs.push_back(values[i]);
      }
      const BenchRow row = MethodBench(arithmetic(), setup).rate_one(person);
      if (!first) first = row;
      EXPECT_EQ(std::bit_cast<std::uint64_t>(row.score),
                std::bit_cast<std::uint64_t>(first->score));
      EXPECT_EQ(row.exact, first->exact) << operation;
    } while (std::next_permutation(order.begin(), order.end()));
  }
}

TEST(Arithmetic, EachInputMovesTheResultInTheDirectionOfItsFactorOrNotAtAll) {
  for (const char* const operation : {"sum", "largest", "smallest"}) {
    const MethodBench bench(
        arithmetic(),
        arithmetic_with(std::string(R"({"operation": ")") + operation +
                            R"(", "factors": {"y": -2}, "minimum": -50, "maximum": 50})",
                        {"x", "y"}));
    for (double x = -60; x <= 60; x += 7.5)
      for (double y = -30; y <= 30; y += 7.5) {
        const double here = bench.rate({{.inputs = {{x}, {y}}}}).rows[0].score;
        EXPECT_GE(bench.rate({{.inputs = {{x + 0.1}, {y}}}}).rows[0].score, here);
        EXPECT_LE(bench.rate({{.inputs = {{x}, {y + 0.1}}}}).rows[0].score, here);
      }
  }
}

TEST(Arithmetic, LimitsHoldAtOneUnitBelowAtAndAbove) {
  const MethodBench bench(
      arithmetic(),
      arithmetic_with(R"({"operation": "sum", "minimum": 10, "maximum": 20})", {"x"}));
  const std::vector<std::pair<double, double>> cases = {
      {9.99, 10}, {10, 10}, {10.01, 10.01}, {19.99, 19.99}, {20, 20}, {20.01, 20}};
  for (const auto& [x, result] : cases)
    EXPECT_EQ(bench.rate_one({.inputs = {{x}}}).score, result) << x;
  EXPECT_EQ(bench.rate_one({.inputs = {{20}}}).steps.back().text, "STEP_SUM");
  EXPECT_EQ(bench.rate_one({.inputs = {{20.01}}}).steps.back().text, "STEP_CAPPED");
  EXPECT_EQ(bench.rate_one({.inputs = {{9.99}}}).steps.back().text, "STEP_RAISED");
}

TEST(Arithmetic, TheConstantIsAddedToASumAndMultipliedWithAProduct) {
  EXPECT_EQ(MethodBench(arithmetic(),
                        arithmetic_with(R"({"operation": "sum", "constant": -5})", {"x", "y"}))
                .rate_one({.inputs = {{3}, {4}}})
                .score,
            2);
  EXPECT_EQ(MethodBench(arithmetic(),
                        arithmetic_with(R"({"operation": "product", "constant": -5})", {"x", "y"}))
                .rate_one({.inputs = {{3}, {4}}})
                .score,
            -60);
}

TEST(Arithmetic, AMissingInputIsNeverZero) {
  const std::vector<BenchPerson> people = {
      {.inputs = {{5}, {}}}, {.inputs = {{}, {}}}, {.inputs = {{5}, {0}}}};
  for (const char* const operation : {"sum", "product", "largest", "smallest"}) {
    const std::string head = std::string(R"({"operation": ")") + operation + '"';
    const std::vector<BenchRow> strict =
        MethodBench(arithmetic(), arithmetic_with(head + "}", {"x", "y"})).rate_all_ways(people);
    EXPECT_EQ(strict[0].status, KINERJA_MISSING);
    EXPECT_EQ(strict[0].message, "INPUTS_MISSING: y");
    EXPECT_EQ(strict[1].message, "INPUTS_MISSING: x, y");
    EXPECT_EQ(strict[2].status, KINERJA_OK);
    const std::vector<BenchRow> lenient =
        MethodBench(arithmetic(), arithmetic_with(head + R"(, "missing": "skip"})", {"x", "y"}))
            .rate_all_ways(people);
    EXPECT_EQ(lenient[0].score, 5) << operation;
    EXPECT_EQ(lenient[0].steps.front().text, "STEP_ABSENT");
    EXPECT_EQ(lenient[1].status, KINERJA_MISSING);
  }
}

TEST(Arithmetic, TheLargestHandsOnTheGradeThatAllInputsShare) {
  BenchSetup setup = arithmetic_with(R"({"operation": "largest"})", {"x", "y"});
  setup.input_grades = {{"C", "B", "A"}, {"C", "B", "A"}};
  const MethodBench bench(arithmetic(), setup);
  EXPECT_THAT(bench.grades(), ElementsAre("C", "B", "A"));
  EXPECT_EQ(bench.rate_one({.inputs = {{70, 0}, {80, 1}}}).grade, "B");
  EXPECT_EQ(bench.rate_one({.inputs = {{80, 2}, {80, 1}}}).grade, "A") << "of equal ones";
  EXPECT_EQ(bench.rate_one({.inputs = {{80, 1}, {80, 2}}}).grade, "A");
  EXPECT_EQ(bench.rate_one({.inputs = {{80}, {70, 2}}}).grade, "") << "the chosen has none";

  setup.config = R"({"operation": "smallest"})";
  const MethodBench smallest(arithmetic(), setup);
  EXPECT_EQ(smallest.rate_one({.inputs = {{80, 2}, {80, 1}}}).grade, "B");
  EXPECT_EQ(smallest.rate_one({.inputs = {{80, 1}, {80, 2}}}).grade, "B");

  setup.input_grades = {{"C", "B", "A"}, {"C", "A"}};
  EXPECT_THAT(MethodBench(arithmetic(), setup).grades(), IsEmpty());
  setup.config = R"({"operation": "sum"})";
  setup.input_grades = {{"C", "B", "A"}, {"C", "B", "A"}};
  EXPECT_THAT(MethodBench(arithmetic(), setup).grades(), IsEmpty());
}

TEST(Arithmetic, EveryMistakeIsReportedAtOnce) {
  std::vector<std::string> lines;
  for (const BenchReport& report : MethodBench::mistakes(
           arithmetic(),
           arithmetic_with(
               R"({"operation": "largest", "factors": {"z": 1}, "constant": 1, "divide_by": 0,
                    "minimum": 2, "maximum": 1})",
               {"x", "y"})))
    lines.push_back(report.where + " " + report.message);
  EXPECT_THAT(lines,
              ElementsAre("/factors/z INPUT_UNKNOWN: x, y",
                          "/constant CONSTANT_UNUSED",
                          "/divide_by DIVIDE_BY_ZERO",
                          "/minimum LIMITS_REVERSED: 2"));
  EXPECT_EQ(MethodBench::mistakes(arithmetic(), arithmetic_with(R"({"operation": "sum"})", {}))
                .at(0)
                .message,
            "NO_INPUTS");
}

TEST(Arithmetic, EveryTextIsThereInBothLanguages) {
  EXPECT_THAT(missing_texts(bench_plugin("arithmetic"),
                            {"INPUTS_MISSING",
                             "NO_INPUTS",
                             "INPUT_UNKNOWN",
                             "CONSTANT_UNUSED",
                             "DIVIDE_BY_ZERO",
                             "LIMITS_REVERSED",
                             "NUMBER_TOO_LARGE"}),
              IsEmpty());
}

}  // namespace
}  // namespace kinerja::test
