#include "method_bench.hpp"

#include <gmock/gmock.h>

namespace kinerja::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const kinerja_method* choose() {
  return bench_method(bench_plugin("choose"), "id.kinerja.choose");
}

BenchSetup by_level(const std::string& more = {}) {
  return {.config = R"({"by": "jenjang", "when": {"JPT": "pimpinan", "4": "staf"})" + more + "}",
          .inputs = {"pimpinan", "staf", "lain"},
          .attributes = {"jenjang"}};
}

TEST(Choose, TheAttributeDecidesWhichInputCounts) {
  const MethodBench bench(choose(), by_level(R"(, "otherwise": "lain")"));
  const std::vector<BenchInput> inputs = {{1}, {2}, {3}};
  const std::vector<BenchRow> rows = bench.rate_all_ways(
      std::vector<BenchPerson>{{.inputs = inputs, .attributes = {std::string("JPT")}},
                               {.inputs = inputs, .attributes = {std::string("4")}},
                               {.inputs = inputs, .attributes = {std::string("jpt")}},
                               {.inputs = inputs, .attributes = {}},
                               {.inputs = {{}, {2}, {3}}, .attributes = {std::string("JPT")}}});
  EXPECT_EQ(rows[0].score, 1);
  EXPECT_EQ(rows[1].score, 2);
  EXPECT_EQ(rows[2].score, 3);
  EXPECT_EQ(rows[2].steps.front().text, "STEP_NOT_LISTED");
  EXPECT_EQ(rows[3].score, 3);
  EXPECT_EQ(rows[3].steps.front().text, "STEP_NO_ATTRIBUTE");
  EXPECT_EQ(rows[4].status, KINERJA_MISSING) << "no other input stands in";
  EXPECT_EQ(rows[4].message, "CHOSEN_MISSING: pimpinan");
  EXPECT_EQ(rows[0].steps.back().text, "STEP_CHOSEN");
  EXPECT_EQ(rows[0].steps.back().ref, 0);
}

TEST(Choose, WithoutOtherwiseWhatIsNotListedIsMissingAndNamed) {
  const MethodBench bench(choose(), by_level());
  const std::vector<BenchInput> inputs = {{1}, {2}, {3}};
  EXPECT_EQ(bench.rate_one({.inputs = inputs, .attributes = {std::string("JF")}}).message,
            "NOT_LISTED: JF");
  EXPECT_EQ(bench.rate_one({.inputs = inputs, .attributes = {}}).message,
            "ATTRIBUTE_MISSING: jenjang");
}

TEST(Choose, WithoutAnAttributeTheFirstWithAScoreCounts) {
  const MethodBench bench(choose(), {.inputs = {"a", "b"}});
  const std::vector<BenchRow> rows = bench.rate_all_ways(std::vector<BenchPerson>{
      {.inputs = {{0}, {7}}}, {.inputs = {{}, {7}}}, {.inputs = {{}, {}}}});
  EXPECT_EQ(rows[0].score, 0) << "zero is a score";
  EXPECT_EQ(rows[1].score, 7);
  EXPECT_EQ(rows[1].steps.front().text, "STEP_PASSED_OVER");
  EXPECT_EQ(rows[2].message, "INPUTS_MISSING: a, b");
}

TEST(Choose, TheFractionAndTheGradeAreHandedOn) {
  const MethodBench bench(choose(),
                          {.inputs = {"a", "b"}, .input_grades = {{}, {"Kurang", "Baik"}}});
  EXPECT_THAT(bench.grades(), ElementsAre("Kurang", "Baik"));
  const BenchRow row =
      bench.rate_one({.inputs = {{}, {.score = 250.0 / 3, .grade = 1, .exact = "250/3"}}});
  EXPECT_EQ(row.exact, "250/3");
  EXPECT_EQ(row.grade, "Baik");
  EXPECT_EQ(row.steps.back().text, "STEP_GRADE");
  EXPECT_EQ(bench.rate_one({.inputs = {{5}, {6, 1}}}).grade, "");
}

TEST(Choose, OnlyInputsThatCanBeChosenMustAgreeAboutGrades) {
  BenchSetup setup = by_level();
  setup.input_grades = {{"B", "A"}, {"B", "A"}, {"A", "B"}};
  EXPECT_THAT(MethodBench::mistakes(choose(), setup), IsEmpty());
  setup.config = by_level(R"(, "otherwise": "lain")").config;
  EXPECT_EQ(MethodBench::mistakes(choose(), setup).at(0).message, "GRADES_DIFFER: pimpinan, lain");
  const BenchSetup first{.inputs = {"a", "b"}, .input_grades = {{"B", "A"}, {"A"}}};
  EXPECT_EQ(MethodBench::mistakes(choose(), first).at(0).message, "GRADES_DIFFER: a, b");
}

TEST(Choose, EveryMistakeIsReportedAtOnce) {
  const auto lines = [](const BenchSetup& setup) {
    std::vector<std::string> all;
    for (const BenchReport& report : MethodBench::mistakes(choose(), setup))
      all.push_back(report.where + " " + report.message);
    return all;
  };
  EXPECT_THAT(lines({.config = R"({"by": "x", "when": {"JPT": "c"}, "otherwise": "d"})",
                     .inputs = {"a", "b"},
                     .attributes = {"jenjang"}}),
              ElementsAre("/by ATTRIBUTE_UNKNOWN: jenjang",
                          "/when/JPT INPUT_UNKNOWN: c (a, b)",
                          "/otherwise INPUT_UNKNOWN: d (a, b)"));
  EXPECT_THAT(lines({.config = R"({"when": {"JPT": "a"}, "otherwise": "a"})", .inputs = {"a"}}),
              ElementsAre("/when NEEDS_BY", "/otherwise NEEDS_BY"));
  EXPECT_THAT(lines({.config = R"({"by": "jenjang"})", .inputs = {"a"}, .attributes = {"jenjang"}}),
              ElementsAre("/when NOTHING_TO_CHOOSE"));
  EXPECT_THAT(lines({}), ElementsAre(" NO_INPUTS"));
}

TEST(Choose, EveryTextIsThereInBothLanguages) {
  EXPECT_THAT(missing_texts(bench_plugin("choose"),
                            {"INPUTS_MISSING",
                             "CHOSEN_MISSING",
                             "NOT_LISTED",
                             "ATTRIBUTE_MISSING",
                             "NO_INPUTS",
                             "NEEDS_BY",
                             "NOTHING_TO_CHOOSE",
                             "ATTRIBUTE_UNKNOWN",
                             "INPUT_UNKNOWN",
                             "GRADES_DIFFER",
                             "NUMBER_TOO_LARGE"}),
              IsEmpty());
}

}  // namespace
}  // namespace kinerja::test
