#include "method_bench.hpp"

#include <gmock/gmock.h>

namespace kinerja::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const kinerja_method* criteria() {
  return bench_method(bench_plugin("criteria"), "id.kinerja.criteria");
}

BenchSetup award() {
  return {.config = R"({"criteria": [
            {"name": "Nilai paling sedikit 110", "input": "nilai", "at_least": 110},
            {"name": "Predikat baik", "input": "predikat", "grades": ["Baik", "Sangat Baik"]},
            {"name": "Tanpa hukuman", "attribute": "hukuman", "not_words": ["sedang", "berat"]},
            {"name": "Masa kerja 4 sampai 10 tahun", "attribute": "masa_kerja",
             "number_at_least": 4, "number_at_most": 10}]})",
          .inputs = {"nilai", "predikat"},
          .attributes = {"hukuman", "masa_kerja"},
          .input_grades = {{}, {"Kurang", "Baik", "Sangat Baik"}}};
}

BenchPerson good() {
  return {.inputs = {{110}, {2, 1}}, .attributes = {std::string("tidak"), 4.0}};
}

TEST(Criteria, AllMetGivesTheUpperGradeAndTheNumberMetTheScore) {
  const MethodBench bench(criteria(), award());
  EXPECT_THAT(bench.grades(), ElementsAre("Tidak memenuhi", "Memenuhi"));
  const BenchRow row = bench.rate_one(good());
  EXPECT_EQ(row.score, 4);
  EXPECT_EQ(row.grade, "Memenuhi");
  std::vector<std::string> texts;
  std::vector<double> numbers;
  for (const BenchStep& step : row.steps) {
    texts.push_back(step.text);
    numbers.push_back(step.result);
  }
  EXPECT_THAT(texts,
              ElementsAre("STEP_AT_LEAST_MET",
                          "STEP_GRADE_MET",
                          "STEP_OTHER_WORD_MET",
                          "STEP_AT_LEAST_MET",
                          "STEP_AT_MOST_MET",
                          "STEP_RESULT"));
  EXPECT_THAT(numbers, ElementsAre(1, 2, 3, 4, 4, 4));
}

TEST(Criteria, EachConditionFailsAloneAndItsStepNamesTheCriterion) {
  struct Case {
    BenchPerson person;
    const char* step;
    double number;
  };
  std::vector<Case> cases(7, {good(), "", 0});
  cases[0] = {good(), "STEP_AT_LEAST_NOT_MET", 1};
  cases[0].person.inputs[0] = {109.99};
  cases[1] = {good(), "STEP_GRADE_NOT_MET", 2};
  cases[1].person.inputs[1] = {1, 0};
  cases[2] = {good(), "STEP_OTHER_WORD_NOT_MET", 3};
  cases[2].person.attributes[0] = std::string("berat");
  cases[3] = {good(), "STEP_EMPTY", 3};
  cases[3].person.attributes[0] = std::monostate();
  cases[4] = {good(), "STEP_AT_LEAST_NOT_MET", 4};
  cases[4].person.attributes[1] = 3.99;
  cases[5] = {good(), "STEP_AT_MOST_NOT_MET", 4};
  cases[5].person.attributes[1] = 10.01;
  cases[6] = {good(), "STEP_NO_NUMBER", 4};
  cases[6].person.attributes[1] = std::string("lama");
  const MethodBench bench(criteria(), award());
  std::vector<BenchPerson> people;
  for (const Case& one : cases) people.push_back(one.person);
  const std::vector<BenchRow> rows = bench.rate_all_ways(people);
  for (std::size_t i = 0; i < cases.size(); ++i) {
    EXPECT_EQ(rows[i].score, 3) << i;
    EXPECT_EQ(rows[i].grade, "Tidak memenuhi") << i;
    bool told = false;
    for (const BenchStep& step : rows[i].steps)
      told = told || (step.text == cases[i].step && step.result == cases[i].number);
    EXPECT_TRUE(told) << cases[i].step;
  }
}

TEST(Criteria, AMissingInputOrGradeLeavesAllUndecidedAndNamesTheCriteria) {
  const MethodBench bench(criteria(), award());
  BenchPerson person = good();
  person.inputs[0] = {};
  EXPECT_EQ(bench.rate_one(person).status, KINERJA_MISSING);
  EXPECT_EQ(bench.rate_one(person).message, "CRITERIA_MISSING: Nilai paling sedikit 110");
  person.inputs[1] = {.score = 2};  // no grade
  EXPECT_EQ(bench.rate_one(person).message,
            "CRITERIA_MISSING: Nilai paling sedikit 110, Predikat baik");
  person.inputs[0] = {0};
  person.inputs[1] = {2, 1};
  EXPECT_EQ(bench.rate_one(person).score, 3) << "zero is a score";
}

TEST(Criteria, TheFractionIsHeldAgainstTheLimit) {
  const MethodBench bench(criteria(),
                          {.config = R"({"criteria": [{"name": "sepertiga", "input": "x",
                             "at_least": 83.3333333333333, "at_most": 83.3333333333333}],
                             "met": "ya", "not_met": "tidak"})",
                           .inputs = {"x"}});
  EXPECT_EQ(bench.rate_one({.inputs = {{83.3333333333333}}}).grade, "ya");
  const std::string below = "833333333333332999999999999999/10000000000000000000000000000";
  EXPECT_EQ(bench.rate_one({.inputs = {{.score = 83.3333333333333, .exact = below}}}).grade,
            "tidak");
  EXPECT_EQ(bench.rate_one({.inputs = {{.score = 250.0 / 3, .exact = "250/3"}}}).grade, "tidak");
}

TEST(Criteria, AHigherScoreNeverMeetsFewerCriteriaThatAskForAtLeast) {
  const MethodBench bench(criteria(), award());
  double before = 0;
  for (double score = 109; score <= 111; score += 0.01) {
    BenchPerson person = good();
    person.inputs[0] = {score};
    const double now = bench.rate({person}).rows[0].score;
    EXPECT_GE(now, before);
    before = now;
  }
}

TEST(Criteria, WordsAreThoseThatAreAccepted) {
  const MethodBench bench(criteria(),
                          {.config = R"({"criteria": [{"name": "golongan", "attribute": "golongan",
                             "words": ["III/c", "III/d"]}]})",
                           .attributes = {"golongan"}});
  EXPECT_EQ(bench.rate_one({.attributes = {std::string("III/c")}}).grade, "Memenuhi");
  EXPECT_EQ(bench.rate_one({.attributes = {std::string("III/C")}}).grade, "Tidak memenuhi");
  EXPECT_EQ(bench.rate_one({.attributes = {}}).score, 0);
}

TEST(Criteria, EveryMistakeIsReportedAtOnce) {
  std::vector<std::string> lines;
  for (const BenchReport& report :
       MethodBench::mistakes(criteria(),
                             {.config = R"({"met": "x", "not_met": "x", "criteria": [
              {"name": "a"}, {"name": "b", "input": "nilai", "attribute": "y"},
              {"name": "c", "input": "nilai"}, {"name": "c", "input": "nil", "at_least": 1},
              {"name": "d", "input": "nilai", "at_least": 2, "at_most": 1, "words": ["z"]},
              {"name": "e", "input": "predikat", "grades": ["Baik", "Bagus"]},
              {"name": "f", "input": "nilai", "grades": ["Baik"]},
              {"name": "g", "attribute": "umur", "at_least": 1, "number_at_least": 1}]})",
                             .inputs = {"nilai", "predikat"},
                             .attributes = {"hukuman"},
                             .input_grades = {{}, {"Kurang", "Baik"}}}))
    lines.push_back(report.where + " " + report.message);
  EXPECT_THAT(lines,
              ElementsAre("/met GRADES_EQUAL: x",
                          "/criteria/0 INPUT_OR_ATTRIBUTE: a",
                          "/criteria/1 INPUT_OR_ATTRIBUTE: b",
                          "/criteria/2 NO_CONDITION: c",
                          "/criteria/3/input INPUT_UNKNOWN: nil (nilai, predikat)",
                          "/criteria/3/name NAME_TWICE: c",
                          "/criteria/4/words CONDITION_UNFIT: words",
                          "/criteria/4/at_most LIMITS_REVERSED: d",
                          "/criteria/5/grades/1 GRADE_UNKNOWN: Bagus (Kurang, Baik)",
                          "/criteria/6/grades NO_INPUT_GRADES: nilai",
                          "/criteria/6 NO_CONDITION: f",
                          "/criteria/7/attribute ATTRIBUTE_UNKNOWN: umur (hukuman)",
                          "/criteria/7/at_least CONDITION_UNFIT: at_least"));
}

TEST(Criteria, EveryTextIsThereInBothLanguages) {
  EXPECT_THAT(missing_texts(bench_plugin("criteria"),
                            {"CRITERIA_MISSING",
                             "NO_CRITERIA",
                             "INPUT_OR_ATTRIBUTE",
                             "NO_CONDITION",
                             "CONDITION_UNFIT",
                             "INPUT_UNKNOWN",
                             "ATTRIBUTE_UNKNOWN",
                             "NO_INPUT_GRADES",
                             "GRADE_UNKNOWN",
                             "LIMITS_REVERSED",
                             "NAME_TWICE",
                             "GRADES_EQUAL",
                             "NUMBER_TOO_LARGE"}),
              IsEmpty());
}

}  // namespace
}  // namespace kinerja::test
