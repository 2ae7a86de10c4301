#include <kinerja/cpp/segments.hpp>

#include "method_bench.hpp"

#include <gmock/gmock.h>

namespace kinerja::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const kinerja_method* lookup() {
  return bench_method(bench_plugin("lookup"), "id.kinerja.lookup");
}

const std::vector<std::string> predicate_names = {
    "Sangat Kurang", "Kurang", "Butuh Perbaikan", "Baik", "Sangat Baik"};

std::vector<std::string> lookup_mistakes(const BenchSetup& setup) {
  std::vector<std::string> lines;
  for (const BenchReport& report : MethodBench::mistakes(lookup(), setup))
    lines.push_back(report.where + " " + report.message);
  return lines;
}

// PermenPANRB 1/2023 and BKN 3/2023: what a predicate is worth for angka kredit.
TEST(Lookup, AGradeIsWorthTheNumberOfItsWord) {
  const MethodBench bench(lookup(),
                          {.config = R"({"read": "grade", "words": {"Sangat Baik": 150, "Baik": 100,
                     "Butuh Perbaikan": 75, "Kurang": 50, "Sangat Kurang": 25}})",
                           .inputs = {"predikat"},
                           .input_grades = {predicate_names}});
  std::vector<BenchPerson> people;
  for (int grade = 0; grade < 5; ++grade) people.push_back({.inputs = {{grade + 1.0, grade}}});
  people.push_back({.inputs = {{.score = 3}}});  // a score without a grade
  people.push_back({.inputs = {{}}});
  const std::vector<BenchRow> rows = bench.rate_all_ways(people);
  const std::vector<double> worth = {25, 50, 75, 100, 150};
  for (std::size_t i = 0; i < worth.size(); ++i) EXPECT_EQ(rows[i].score, worth[i]);
  EXPECT_EQ(rows[4].steps.front().a, 5);
  EXPECT_EQ(rows[4].steps.front().b, 5);
  EXPECT_EQ(rows[5].status, KINERJA_MISSING);
  EXPECT_EQ(rows[5].message, "GRADE_MISSING: predikat");
  EXPECT_EQ(rows[6].message, "INPUT_MISSING: predikat");
}

TEST(Lookup, AWordThatIsNotListedIsMissingAndNamedUnlessThereIsAnOtherwise) {
  const BenchSetup strict{.config = R"({"words": {"Ahli Muda": 25, "Ahli Madya": 37.5}})",
                          .attributes = {"jenjang"}};
  const std::vector<BenchPerson> people = {{.attributes = {std::string("Ahli Muda")}},
                                           {.attributes = {std::string("ahli muda")}},
                                           {.attributes = {std::string("Ahli Madya")}},
                                           {.attributes = {12.0}},
                                           {.attributes = {}}};
  const std::vector<BenchRow> rows = MethodBench(lookup(), strict).rate_all_ways(people);
  EXPECT_EQ(rows[0].score, 25);
  EXPECT_EQ(rows[1].message, "NOT_LISTED: ahli muda");
  EXPECT_EQ(rows[2].score, 37.5);
  EXPECT_EQ(rows[3].message, "NOT_LISTED: 12");
  EXPECT_EQ(rows[4].message, "ATTRIBUTE_MISSING: jenjang");

  BenchSetup lenient = strict;
  lenient.config = R"({"words": {"Ahli Muda": 25, "Ahli Madya": 37.5}, "otherwise": 5})";
  const std::vector<BenchRow> filled = MethodBench(lookup(), lenient).rate_all_ways(people);
  EXPECT_EQ(filled[1].score, 5);
  EXPECT_EQ(filled[1].steps.front().text, "STEP_OTHERWISE");
  EXPECT_EQ(filled[4].status, KINERJA_MISSING) << "nothing fills in for what is missing";
}

TEST(Lookup, ANumberFollowsItsPieceAndTakesItsGrade) {
  const MethodBench bench(lookup(),
                          {.config = R"({"segments": [{"value": 0, "grade": "tepat"},
                     {"from": 0, "above": true, "value": 0.5, "grade": "TL1"},
                     {"from": 31, "value": 1, "slope": 0.5, "grade": "TL2"}],
                     "order": ["TL2", "TL1", "tepat"]})",
                           .inputs = {"menit"}});
  EXPECT_THAT(bench.grades(), ElementsAre("TL2", "TL1", "tepat"));
  struct Case {
    double minutes;
    double value;
    const char* grade;
  };
  for (const Case& one : {Case{-1, 0, "tepat"},
                          Case{0, 0, "tepat"},
                          Case{0.0001, 0.5, "TL1"},
                          Case{30.9999, 0.5, "TL1"},
                          Case{31, 1, "TL2"},
                          Case{31.5, 1.25, "TL2"}}) {
    const BenchRow row = bench.rate_one({.inputs = {{one.minutes}}});
    EXPECT_EQ(row.score, one.value) << one.minutes;
    EXPECT_EQ(row.grade, one.grade) << one.minutes;
    EXPECT_EQ(row.steps.back().text, "STEP_GRADE");
  }
  EXPECT_EQ(bench.rate_one({.inputs = {{0}}}).steps.front().text, "STEP_LOWEST");
  EXPECT_EQ(bench.rate_one({.inputs = {{40}}}).steps.front().b, 31);
}

TEST(Lookup, TheFractionDecidesAtAnEdgeNotItsNearestDouble) {
  const MethodBench bench(lookup(),
                          {.config = R"({"segments": [{"from": 0, "value": 1},
                             {"from": 83.3333333333333, "value": 2}]})",
                           .inputs = {"x"}});
  EXPECT_EQ(bench.rate_one({.inputs = {{83.3333333333333}}}).score, 2);
  // Less than the edge by 10^-30, and the same double.
  const std::string below = "833333333333332999999999999999/10000000000000000000000000000";
  EXPECT_EQ(bench.rate_one({.inputs = {{.score = 83.3333333333333, .exact = below}}}).score, 1);
  EXPECT_EQ(bench.rate_one({.inputs = {{.score = 250.0 / 3, .exact = "250/3"}}}).score, 2);
}

TEST(Lookup, ASlopeThatIsNoDecimalMeetsItsEnd) {
  const MethodBench bench(
      lookup(),
      {.config = R"({"segments": [{"value": 0, "slope": 49, "per": 59}]})", .inputs = {"x"}});
  EXPECT_EQ(bench.rate_one({.inputs = {{59}}}).score, 49);
  EXPECT_EQ(bench.rate_one({.inputs = {{30}}}).exact, "1470/59");
}

TEST(Lookup, BelowAllPiecesIsMissing) {
  const MethodBench bench(
      lookup(), {.config = R"({"segments": [{"from": 10, "value": 1}]})", .inputs = {"x"}});
  EXPECT_EQ(bench.rate_one({.inputs = {{9.9999}}}).message, "NOT_LISTED: 9.9999");
  EXPECT_EQ(bench.rate_one({.inputs = {{10}}}).score, 1);
}

TEST(Lookup, RoundingBeforeAndAfterIsHalfAwayFromZero) {
  const MethodBench bench(lookup(),
                          {.config = R"({"read_decimals": 0, "decimals": 1, "segments": [
                             {"from": -10, "value": 0, "slope": 0.25}, {"from": 90, "value": 9.95}]})",
                           .inputs = {"x"}});
  EXPECT_EQ(bench.rate_one({.inputs = {{89.5}}}).score, 10.0) << "89.5 is 90, 9.95 is 10.0";
  EXPECT_EQ(bench.rate_one({.inputs = {{89.4999}}}).score, 24.8) << "99 * 0.25 = 24.75";
  const BenchRow row = bench.rate_one({.inputs = {{89.5}}});
  EXPECT_EQ(row.steps.front().text, "STEP_ROUNDED_BEFORE");
  EXPECT_EQ(row.steps.front().result, 90);
  EXPECT_EQ(row.steps.back().text, "STEP_ROUNDED");
}

TEST(Lookup, WithoutATableTheNumberCountsAsItIs) {
  const MethodBench score(lookup(), {.inputs = {"x"}});
  const BenchRow third = score.rate_one({.inputs = {{.score = 250.0 / 3, .exact = "250/3"}}});
  EXPECT_EQ(third.exact, "250/3");
  const MethodBench attribute(lookup(), {.attributes = {"masa_kerja"}});
  EXPECT_EQ(attribute.rate_one({.attributes = {12.5}}).score, 12.5);
  EXPECT_EQ(attribute.rate_one({.attributes = {std::string("lama")}}).message, "NOT_LISTED: lama");
}

TEST(Lookup, AListedWordGoesBeforeTheNumberThatItMayBe) {
  const MethodBench bench(lookup(),
                          {.config = R"({"words": {"penuh": 100, "12": 99},
                             "segments": [{"from": 0, "value": 0, "slope": 8}]})",
                           .attributes = {"bulan"}});
  EXPECT_EQ(bench.rate_one({.attributes = {std::string("penuh")}}).score, 100);
  EXPECT_EQ(bench.rate_one({.attributes = {12.0}}).score, 99);
  EXPECT_EQ(bench.rate_one({.attributes = {3.0}}).score, 24);
}

TEST(Lookup, GradesByWordAndTheirPlaceWhereThereIsNoNumber) {
  const std::string grades = R"("grades": {"Sangat Baik": "layak", "Baik": "layak",
                                "Kurang": "tidak layak"}, "order": ["tidak layak", "layak"])";
  const MethodBench by_grade(lookup(),
                             {.config = R"({"read": "grade", )" + grades + "}",
                              .inputs = {"predikat"},
                              .input_grades = {predicate_names}});
  const BenchRow good = by_grade.rate_one({.inputs = {{91.5, 3}}});
  EXPECT_EQ(good.grade, "layak");
  EXPECT_EQ(good.score, 91.5);
  const BenchRow none = by_grade.rate_one({.inputs = {{70, 2}}});
  EXPECT_EQ(none.grade, "");
  EXPECT_EQ(none.score, 70);

  const MethodBench by_word(lookup(), {.config = "{" + grades + "}", .attributes = {"predikat"}});
  EXPECT_EQ(by_word.rate_one({.attributes = {std::string("Baik")}}).score, 2);
  EXPECT_EQ(by_word.rate_one({.attributes = {std::string("Kurang")}}).grade, "tidak layak");
  EXPECT_EQ(by_word.rate_one({.attributes = {std::string("lain")}}).status, KINERJA_MISSING);
}

TEST(Lookup, ARisingTableNeverFallsForAHigherNumber) {
  const MethodBench bench(lookup(),
                          {.config = R"({"segments": [{"value": 0}, {"from": 50, "value": 10,
                             "slope": 0.2}, {"from": 100, "value": 20, "slope": 0.7},
                             {"from": 120, "above": true, "value": 34}]})",
                           .inputs = {"x"}});
  std::vector<BenchPerson> people;
  for (int tenth = 0; tenth <= 1400; tenth += 7) people.push_back({.inputs = {{tenth / 10.0}}});
  const std::vector<BenchRow> rows = bench.rate_all_ways(people);
  for (std::size_t i = 1; i < rows.size(); ++i) EXPECT_GE(rows[i].score, rows[i - 1].score);
}

TEST(Lookup, EveryMistakeIsReportedAtOnce) {
  EXPECT_THAT(lookup_mistakes({.config = R"({"read": "grade", "words": {"Bagus": 1},
                             "grades": {"Baik": "A", "Cukup": "B"}, "order": ["B", "C", "C"],
                             "segments": [{"from": 1}, {"from": 1, "grade": "D"}]})",
                               .inputs = {"predikat"},
                               .input_grades = {{"Cukup", "Baik"}}}),
              ElementsAre("/segments/1/from SEGMENT_NOT_ASCENDING: 2",
                          "/words/Bagus WORD_UNKNOWN: Bagus (Cukup, Baik)",
                          "/order/2 GRADE_TWICE: C",
                          "/grades/Baik NOT_IN_ORDER: A",
                          "/segments NOT_IN_ORDER: D",
                          "/segments SEGMENTS_NEED_A_NUMBER"));
  EXPECT_THAT(lookup_mistakes({.config = R"({"grades": {"Baik": "A"}})", .attributes = {"x"}}),
              ElementsAre("/order ORDER_ABSENT"));
  EXPECT_THAT(lookup_mistakes({.config = R"({"words": {"Baik": 1}})", .inputs = {"x"}}),
              ElementsAre("/words WORDS_NEED_A_WORD"));
  EXPECT_THAT(lookup_mistakes({.config = R"({"read": "grade"})", .inputs = {"x"}}),
              ElementsAre("/read NO_INPUT_GRADES: x"));
  EXPECT_THAT(lookup_mistakes({.config = R"({"read": "attribute"})", .inputs = {"x"}}),
              ElementsAre("/read INPUTS_UNUSED: x", " ONE_ATTRIBUTE: 0"));
  EXPECT_THAT(lookup_mistakes({.inputs = {"x", "y"}}), ElementsAre(" ONE_INPUT: 2"));
}

TEST(Lookup, EveryTextIsThereInBothLanguages) {
  std::vector<std::string> keys = {"INPUT_MISSING",
                                   "GRADE_MISSING",
                                   "ATTRIBUTE_MISSING",
                                   "NOT_LISTED",
                                   "ONE_INPUT",
                                   "ONE_ATTRIBUTE",
                                   "INPUTS_UNUSED",
                                   "NO_INPUT_GRADES",
                                   "WORD_UNKNOWN",
                                   "WORDS_NEED_A_WORD",
                                   "SEGMENTS_NEED_A_NUMBER",
                                   "ORDER_ABSENT",
                                   "NOT_IN_ORDER",
                                   "GRADE_TWICE",
                                   "NUMBER_TOO_LARGE"};
  keys.insert(keys.end(), std::begin(segment_mistakes), std::end(segment_mistakes));
  EXPECT_THAT(missing_texts(bench_plugin("lookup"), keys), IsEmpty());
}

}  // namespace
}  // namespace kinerja::test
