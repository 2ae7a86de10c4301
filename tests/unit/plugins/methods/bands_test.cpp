#include "method_bench.hpp"

#include <gmock/gmock.h>

namespace kinerja::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const kinerja_method* bands() {
  return bench_method(bench_plugin("bands"), "id.kinerja.bands");
}

// PP 30/2019 Pasal 41(5).
BenchSetup predicates() {
  return {.config = R"({"bands": [{"grade": "Sangat Kurang"}, {"from": 50, "grade": "Kurang"},
                        {"from": 70, "grade": "Cukup"}, {"from": 90, "grade": "Baik"},
                        {"from": 110, "grade": "Sangat Baik", "requires": "ide_baru"}]})",
          .inputs = {"nilai"},
          .attributes = {"ide_baru"}};
}

struct BandCase {
  const char* id;
  double value;
  bool new_idea;
  const char* predicate;
};

TEST(Bands, PredicatesOfTheRegulationCases) {
  const MethodBench bench(bands(), predicates());
  const std::vector<BandCase> cases = {{"pp30-pred-02", 110, false, "Baik"},
                                       {"pp30-pred-03", 120, true, "Sangat Baik"},
                                       {"pp30-pred-05", 109.99, true, "Baik"},
                                       {"pp30-pred-06", 90, false, "Baik"},
                                       {"pp30-pred-08", 70, false, "Cukup"},
                                       {"pp30-pred-09", 69.99, false, "Kurang"},
                                       {"pp30-pred-11", 49.99, false, "Sangat Kurang"},
                                       {"110 with a new idea", 110, true, "Sangat Baik"},
                                       {"just below 90", 89.99, false, "Cukup"},
                                       {"50", 50, false, "Kurang"}};
  std::vector<BenchPerson> people;
  for (const BandCase& one : cases)
    people.push_back(
        {.inputs = {{one.value}}, .attributes = {std::string(one.new_idea ? "ya" : "tidak")}});
  const std::vector<BenchRow> rows = bench.rate_all_ways(people);
  for (std::size_t i = 0; i < cases.size(); ++i) {
    EXPECT_EQ(rows[i].grade, cases[i].predicate) << cases[i].id;
    EXPECT_EQ(rows[i].score, cases[i].value) << cases[i].id;
  }
}

TEST(Bands, TheConditionIsMetByAYesInAnyWritingOnly) {
  const MethodBench bench(bands(), predicates());
  const std::vector<std::pair<BenchAttribute, const char*>> cases = {
      {std::string("ya"), "Sangat Baik"},
      {std::string("YA"), "Sangat Baik"},
      {std::string("Yes"), "Sangat Baik"},
      {std::string("true"), "Sangat Baik"},
      {std::string("1"), "Sangat Baik"},
      {1.0, "Sangat Baik"},
      {std::string("tidak"), "Baik"},
      {std::string(""), "Baik"},
      {0.0, "Baik"},
      {2.0, "Baik"},
  };
  std::vector<BenchPerson> people;
  for (const auto& one : cases) people.push_back({.inputs = {{115}}, .attributes = {one.first}});
  people.push_back({.inputs = {{115}}});  // nobody said anything
  const std::vector<BenchRow> rows = bench.rate_all_ways(people);
  for (std::size_t i = 0; i < cases.size(); ++i) EXPECT_EQ(rows[i].grade, cases[i].second) << i;
  EXPECT_EQ(rows.back().grade, "Baik");
  EXPECT_EQ(rows[6].steps.front().text, "STEP_NOT_MET");
  EXPECT_EQ(rows[0].steps.front().text, "STEP_MET");
}

TEST(Bands, BelowTheLowestLimitThereIsAScoreButNoGrade) {
  const MethodBench bench(
      bands(), {.config = R"({"bands": [{"from": 10, "grade": "C"}]})", .inputs = {"nilai"}});
  const std::vector<BenchRow> rows =
      bench.rate_all_ways(std::vector<BenchPerson>{{.inputs = {{9.99}}}, {.inputs = {{10}}}});
  EXPECT_EQ(rows[0].status, KINERJA_OK);
  EXPECT_EQ(rows[0].grade, "");
  EXPECT_EQ(rows[0].score, 9.99);
  EXPECT_EQ(rows[1].grade, "C");
}

// KEP/25/M.PAN/2004, which some applications still use.
TEST(Bands, OlderSurveyTableOfTheRegulationCases) {
  const MethodBench bench(bands(),
                          {.config = R"({"bands": [{"from": 25, "grade": "D"},
                             {"from": 43.76, "grade": "C"}, {"from": 62.51, "grade": "B"},
                             {"from": 81.26, "grade": "A"}]})",
                           .inputs = {"nik"}});
  const std::vector<std::pair<double, const char*>> cases = {
      {43.75, "D"}, {43.76, "C"}, {62.5, "C"}, {62.51, "B"}, {81.25, "B"}, {81.26, "A"}};
  for (const auto& [nik, grade] : cases)
    EXPECT_EQ(bench.rate_one({.inputs = {{nik}}}).grade, grade) << nik;
}

TEST(Bands, GradesAreListedLowestFirst) {
  const MethodBench bench(bands(), predicates());
  EXPECT_THAT(bench.grades(),
              ElementsAre("Sangat Kurang", "Kurang", "Cukup", "Baik", "Sangat Baik"));
}

TEST(Bands, AMissingInputStaysMissing) {
  const MethodBench bench(bands(), predicates());
  const BenchRow row = bench.rate_one({.inputs = {{}}});
  EXPECT_EQ(row.status, KINERJA_MISSING);
  EXPECT_EQ(row.message, "INPUT_MISSING");
}

TEST(Bands, EveryMistakeIsReportedAtOnce) {
  const std::vector<BenchReport> reports = MethodBench::mistakes(
      bands(),
      {.config = R"({"bands": [{"from": 50, "grade": "B"}, {"from": 50, "grade": "A"},
                     {"grade": "A"}, {"from": 60, "grade": "C", "requires": "ide"}]})",
       .inputs = {"x", "y"},
       .attributes = {"ide_baru"}});
  std::vector<std::string> lines;
  for (const BenchReport& report : reports) lines.push_back(report.where + " " + report.message);
  EXPECT_THAT(lines,
              ElementsAre(" ONE_INPUT: 2",
                          "/bands/2 FROM_ABSENT: A",
                          "/bands/2/grade GRADE_TWICE: A",
                          "/bands/3/requires ATTRIBUTE_UNKNOWN: ide_baru",
                          "/bands/1/from NOT_ASCENDING: A"));
}

TEST(Bands, TwoBandsMayShareALimitWhereTheUpperAsksForMore) {
  const MethodBench bench(bands(),
                          {.config = R"({"bands": [{"from": 90, "grade": "B"},
                             {"from": 90, "grade": "A", "requires": "ide"}]})",
                           .inputs = {"x"},
                           .attributes = {"ide"}});
  EXPECT_EQ(bench.rate_one({.inputs = {{90}}, .attributes = {1.0}}).grade, "A");
  EXPECT_EQ(bench.rate_one({.inputs = {{90}}, .attributes = {0.0}}).grade, "B");
}

TEST(Bands, EveryTextIsThereInBothLanguages) {
  EXPECT_THAT(missing_texts(bench_plugin("bands"),
                            {"INPUT_MISSING",
                             "ONE_INPUT",
                             "NO_BANDS",
                             "FROM_ABSENT",
                             "GRADE_TWICE",
                             "ATTRIBUTE_UNKNOWN",
                             "NOT_ASCENDING",
                             "NUMBER_TOO_LARGE"}),
              IsEmpty());
}

}  // namespace
}  // namespace kinerja::test
