#include "method_bench.hpp"

#include <gmock/gmock.h>

namespace kinerja::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const kinerja_method* quadrant() {
  return bench_method(bench_plugin("quadrant"), "id.kinerja.quadrant");
}

BenchSetup by_limits() {
  return {.config = R"({"levels": {"hasil": {"meets": 90, "above": 110},
                                   "perilaku": {"meets": 3, "above": 4}}})",
          .inputs = {"hasil", "perilaku"}};
}

BenchPerson scored(double result, double behaviour) {
  return {.inputs = {{result}, {behaviour}}};
}

std::vector<std::string> lines_of(const BenchSetup& setup) {
  std::vector<std::string> lines;
  for (const BenchReport& report : MethodBench::mistakes(quadrant(), setup))
    lines.push_back(report.where + " " + report.message);
  return lines;
}

// PermenPANRB 6/2022: all nine cells; six of them are the p6-quad cases.
TEST(Quadrant, NineCellsOfTheRegulation) {
  const MethodBench bench(quadrant(), by_limits());
  struct Case {
    double result, behaviour;
    const char* predicate;
    double place;
  };
  const std::vector<Case> cases = {{120, 5, "Sangat Baik", 5},
                                   {120, 3, "Baik", 4},
                                   {120, 1, "Kurang", 2},
                                   {100, 5, "Baik", 4},
                                   {100, 3, "Baik", 4},
                                   {100, 1, "Kurang", 2},
                                   {80, 5, "Butuh Perbaikan", 3},
                                   {80, 3, "Butuh Perbaikan", 3},
                                   {80, 1, "Sangat Kurang", 1}};
  std::vector<BenchPerson> people;
  for (const Case& one : cases) people.push_back(scored(one.result, one.behaviour));
  const std::vector<BenchRow> rows = bench.rate_all_ways(people);
  for (std::size_t i = 0; i < cases.size(); ++i) {
    EXPECT_EQ(rows[i].grade, cases[i].predicate) << i;
    EXPECT_EQ(rows[i].score, cases[i].place) << i;
  }
}

TEST(Quadrant, LimitsAreHalfOpen) {
  const MethodBench bench(quadrant(), by_limits());
  EXPECT_EQ(bench.rate_one(scored(89.99, 3)).grade, "Butuh Perbaikan");
  EXPECT_EQ(bench.rate_one(scored(90, 3)).grade, "Baik");
  EXPECT_EQ(bench.rate_one(scored(109.99, 4)).grade, "Baik");
  EXPECT_EQ(bench.rate_one(scored(110, 4)).grade, "Sangat Baik");
  EXPECT_EQ(bench.rate_one(scored(110, 3.99)).grade, "Baik");
  EXPECT_EQ(bench.rate_one(scored(110, 2.99)).grade, "Kurang");
}

BenchSetup by_grades(const std::string& extra = R"("above": ["Sangat Baik"])") {
  return {.config = R"({"levels": {"perilaku": {"meets": 3, "above": 4}},
                        "grade_levels": {"hasil": {"below": ["Kurang", "Cukup"], "meets": ["Baik"], )" +
                    extra + "}}}",
          .inputs = {"hasil", "perilaku"},
          .input_grades = {{"Kurang", "Cukup", "Baik", "Sangat Baik"}}};
}

TEST(Quadrant, GradesOfAnInputCanMeanLevels) {
  const MethodBench bench(quadrant(), by_grades());
  const auto graded = [](int grade) { return BenchPerson{.inputs = {{77.0, grade}, {4.0}}}; };
  EXPECT_EQ(bench.rate_one(graded(0)).grade, "Butuh Perbaikan");
  EXPECT_EQ(bench.rate_one(graded(1)).grade, "Butuh Perbaikan");
  EXPECT_EQ(bench.rate_one(graded(2)).grade, "Baik");
  EXPECT_EQ(bench.rate_one(graded(3)).grade, "Sangat Baik");
  const BenchRow none = bench.rate_one(graded(-1));
  EXPECT_EQ(none.status, KINERJA_MISSING);
  EXPECT_EQ(none.message, "GRADE_MISSING: hasil");
}

TEST(Quadrant, OneMissingRatingLeavesNoPredicate) {
  const MethodBench bench(quadrant(), by_limits());
  EXPECT_EQ(bench.rate_one({.inputs = {{}, {4}}}).message, "INPUT_MISSING: hasil");
  EXPECT_EQ(bench.rate_one({.inputs = {{100}, {}}}).message, "INPUT_MISSING: perilaku");
}

TEST(Quadrant, CellsAndOrderAreSettings) {
  const MethodBench bench(
      quadrant(),
      {.config = R"({"levels": {"a": {"meets": 1, "above": 2}, "b": {"meets": 1, "above": 2}},
                     "order": ["rendah", "tinggi"],
                     "cells": {"below": {"below": "rendah", "meets": "rendah", "above": "rendah"},
                               "meets": {"below": "rendah", "meets": "tinggi", "above": "tinggi"},
                               "above": {"below": "rendah", "meets": "tinggi", "above": "tinggi"}}})",
       .inputs = {"a", "b"}});
  EXPECT_THAT(bench.grades(), ElementsAre("rendah", "tinggi"));
  EXPECT_EQ(bench.rate_one(scored(1, 1)).score, 2.0);
}

TEST(Quadrant, EveryMistakeIsReportedAtOnce) {
  EXPECT_THAT(
      lines_of(
          {.config =
               R"({"levels": {"hasil": {"meets": 90, "above": 90}, "hadir": {"meets": 1, "above": 2}},
                              "order": ["Baik", "Baik"],
                              "cells": {"below": {"below": "Baik", "meets": "Baik", "above": "Baik"},
                                        "meets": {"below": "Baik", "meets": "Baik", "above": "Baik"},
                                        "above": {"below": "Baik", "meets": "Baik", "above": "Hebat"}}})",
           .inputs = {"hasil", "perilaku", "lain"}}),
      ElementsAre(" TWO_INPUTS: 3",
                  "/levels/hadir INPUT_UNKNOWN: hasil, perilaku, lain",
                  "/levels/hasil/above LEVELS_NOT_ASCENDING: hasil",
                  " LEVELS_ABSENT: perilaku",
                  " LEVELS_ABSENT: lain",
                  "/order/1 GRADE_TWICE: Baik",
                  "/cells/above/above CELL_UNKNOWN: Hebat (Baik, Baik)"));
  EXPECT_THAT(lines_of(by_grades(R"("above": ["Baik", "Hebat"])")),
              ElementsAre("/grade_levels/hasil/above GRADE_TWICE: Baik",
                          "/grade_levels/hasil/above GRADE_UNKNOWN: Hebat (Kurang, Cukup, Baik, "
                          "Sangat Baik)",
                          "/grade_levels/hasil GRADE_ABSENT: Sangat Baik"));
  EXPECT_THAT(lines_of({.config = R"({"levels": {"a": {"meets": 1, "above": 2}},
                                      "grade_levels": {"a": {}, "b": {}}})",
                        .inputs = {"a", "b"}}),
              ElementsAre(" LEVELS_TWICE: a", "/grade_levels/b NO_GRADES: b"));
}

TEST(Quadrant, EveryTextIsThereInBothLanguages) {
  EXPECT_THAT(missing_texts(bench_plugin("quadrant"),
                            {"INPUT_MISSING",
                             "GRADE_MISSING",
                             "TWO_INPUTS",
                             "INPUT_UNKNOWN",
                             "LEVELS_TWICE",
                             "LEVELS_ABSENT",
                             "LEVELS_NOT_ASCENDING",
                             "GRADE_UNKNOWN",
                             "GRADE_TWICE",
                             "GRADE_ABSENT",
                             "NO_GRADES",
                             "CELL_UNKNOWN",
                             "NUMBER_TOO_LARGE"}),
              IsEmpty());
}

}  // namespace
}  // namespace kinerja::test
