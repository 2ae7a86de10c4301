#include "method_bench.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <numeric>

namespace kinerja::test {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

const kinerja_method* distribution() {
  return bench_method(bench_plugin("distribution"), "id.kinerja.distribution");
}

const std::vector<std::string> words = {
    "Sangat Kurang", "Kurang", "Butuh Perbaikan", "Baik", "Sangat Baik"};

using Split = std::vector<int>;  // people by grade, lowest first

// SE MenPANRB 3/2023 as RULES 4.4 has it.
const char* const circular = R"({"rules": {
  "Istimewa": {"most": "Sangat Baik", "at_most": {"Sangat Baik": 0.7}},
  "Baik": {"most": "Baik", "at_most": {"Baik": 0.7}, "some": [["Butuh Perbaikan", "Kurang"]]},
  "Butuh Perbaikan": {"at_least": {"Butuh Perbaikan": 0.6}, "at_most": {"Sangat Baik": 0.1}},
  "Kurang": {"at_least": {"Kurang": 0.6, "Butuh Perbaikan": 0.1}, "at_most": {"Sangat Baik": 0.1}},
  "Sangat Kurang": {"at_least": {"Sangat Kurang": 0.6}, "none": ["Sangat Baik"],
    "at_least_together": [{"grades": ["Kurang", "Butuh Perbaikan"], "share": 0.1}]}},
 "curves": {"Baik": {"Sangat Kurang": 2, "Kurang": 3, "Butuh Perbaikan": 6, "Baik": 11,
                     "Sangat Baik": 2}}})";

BenchSetup distribution_with(const std::string& config) {
  return {.config = config,
          .inputs = {"predikat"},
          .attributes = {"predikat_organisasi"},
          .input_grades = {words}};
}

std::vector<BenchPerson> unit(const std::string& organisation, const Split& counts) {
  std::vector<BenchPerson> people;
  for (std::size_t grade = 0; grade < counts.size(); ++grade)
    for (int i = 0; i < counts[grade]; ++i)
      people.push_back({.inputs = {{1.0, static_cast<int>(grade)}}, .attributes = {organisation}});
  return people;
}

BenchRow check(const std::string& organisation,
               const Split& counts,
               const std::string& config = circular) {
  const MethodBench bench(distribution(), distribution_with(config));
  return bench.rate(unit(organisation, counts)).rows.at(0);
}

const std::vector<std::string> departure_steps = {"STEP_NOT_MOST",
                                                  "STEP_TOO_MANY",
                                                  "STEP_TOO_FEW",
                                                  "STEP_TOO_FEW_TOGETHER",
                                                  "STEP_NONE_OF",
                                                  "STEP_FORBIDDEN"};

std::string grade_word(int ref) {
  return ref < 2 ? "" : words.at(static_cast<std::size_t>(ref - 2));
}

// "STEP_TOO_MANY Baik"
std::vector<std::string> departures(const BenchRow& row) {
  std::vector<std::string> out;
  for (const BenchStep& step : row.steps)
    if (std::find(departure_steps.begin(), departure_steps.end(), step.text) !=
        departure_steps.end())
      out.push_back(step.text +
                    (step.ref_kind == KINERJA_REF_GRADE ? " " + grade_word(step.ref) : ""));
  return out;
}

Split suggested(const BenchRow& row) {
  Split out;
  for (const BenchStep& step : row.steps)
    if (step.text == "STEP_SUGGESTED") out.push_back(static_cast<int>(step.b));
  return out;
}

// The se3- cases and their neighbours; people lowest grade first.
TEST(Distribution, RegulationCases) {
  struct Line {
    const char* organisation;
    Split counts;
    std::vector<std::string> departures;
  };
  for (const Line& line : {
           Line{"Istimewa", {0, 0, 0, 30, 70}, {}},
           Line{"Istimewa", {0, 0, 0, 29, 71}, {"STEP_TOO_MANY Sangat Baik"}},
           Line{"Baik", {0, 0, 20, 70, 10}, {}},
           Line{"Baik", {0, 0, 0, 70, 30}, {"STEP_NONE_OF"}},
           Line{"Baik", {0, 1, 0, 70, 29}, {}},
           Line{"Baik", {0, 1, 0, 71, 28}, {"STEP_TOO_MANY Baik"}},
           Line{"Baik", {0, 20, 0, 40, 40}, {"STEP_NOT_MOST Baik"}},
           Line{"Baik", {0, 20, 0, 41, 39}, {}},
           Line{"Butuh Perbaikan", {0, 0, 60, 30, 10}, {}},
           Line{"Butuh Perbaikan", {0, 0, 60, 29, 11}, {"STEP_TOO_MANY Sangat Baik"}},
           Line{"Butuh Perbaikan", {0, 0, 59, 31, 10}, {"STEP_TOO_FEW Butuh Perbaikan"}},
           Line{"Kurang", {0, 60, 10, 20, 10}, {}},
           Line{"Kurang", {0, 60, 9, 31, 0}, {"STEP_TOO_FEW Butuh Perbaikan"}},
           Line{"Sangat Kurang", {60, 10, 10, 19, 1}, {"STEP_FORBIDDEN Sangat Baik"}},
           Line{"Sangat Kurang", {60, 5, 4, 31, 0}, {"STEP_TOO_FEW_TOGETHER"}},
           Line{"Sangat Kurang", {60, 5, 5, 30, 0}, {}},
       }) {
    const BenchRow row = check(line.organisation, line.counts);
    EXPECT_EQ(departures(row), line.departures) << line.organisation;
    EXPECT_EQ(row.score, static_cast<double>(line.departures.size()));
    EXPECT_EQ(row.grade, line.departures.empty() ? "Sesuai pola" : "Di luar pola");
  }
}

TEST(Distribution, TheTrailTellsCountsCurveAndDepartures) {
  const MethodBench bench(distribution(), distribution_with(circular));
  EXPECT_THAT(bench.grades(),
              ElementsAre("Di luar pola",
                          "Sesuai pola",
                          "Sangat Kurang",
                          "Kurang",
                          "Butuh Perbaikan",
                          "Baik",
                          "Sangat Baik",
                          "Istimewa"));
  std::vector<BenchPerson> people = unit("Baik", {0, 0, 0, 3, 1});
  people.push_back({.inputs = {{}}, .attributes = {"Baik"}});
  const std::vector<BenchRow> rows = bench.rate_all_ways(people);
  const BenchRow& row = rows.front();
  EXPECT_EQ(rows.back().score, row.score);  // the same for everyone, graded or not
  EXPECT_THAT(rows.back().steps, SizeIs(row.steps.size()));
  EXPECT_EQ(row.steps[0].text, "STEP_ORGANISATION");
  EXPECT_EQ(row.steps[0].ref, 5);  // Baik
  EXPECT_EQ(step_of(row, "STEP_GRADED")->a, 5);
  EXPECT_EQ(step_of(row, "STEP_GRADED")->b, 4);
  EXPECT_EQ(step_of(row, "STEP_GRADED")->result, 1);
  std::vector<double> shares;
  std::vector<double> heights;
  for (const BenchStep& step : row.steps) {
    if (step.text == "STEP_COUNT") shares.push_back(step.result);
    if (step.text == "STEP_CURVE") heights.push_back(step.result);
  }
  EXPECT_THAT(shares, ElementsAre(0, 0, 0, 75, 25));
  EXPECT_THAT(heights, ElementsAre(2, 3, 6, 11, 2));
  EXPECT_EQ(step_of(row, "STEP_CURVE")->b, 24);
  EXPECT_THAT(departures(row), ElementsAre("STEP_TOO_MANY Baik", "STEP_NONE_OF"));
  const BenchStep& many = *step_of(row, "STEP_TOO_MANY");
  EXPECT_EQ(many.a, 75);
  EXPECT_EQ(many.b, 70);
  EXPECT_EQ(many.result, 1);
  EXPECT_EQ(suggested(row), (Split{0, 0, 1, 2, 1}));
  EXPECT_EQ(step_of(row, "STEP_MOVES")->a, 1);
  EXPECT_EQ(row.steps.back().ref, 0);
}

TEST(Distribution, ThePatternOfAnotherPredicateHasNoCurveHere) {
  EXPECT_EQ(step_of(check("Kurang", {0, 6, 1, 3, 0}), "STEP_CURVE"), nullptr);
  EXPECT_EQ(check("Istimewa", {0, 0, 0, 3, 7}).steps[0].ref, 7);
}

TEST(Distribution, ALargestGroupCanGoUnchecked) {
  std::string config = circular;
  config.insert(1, R"("most_is": "off", )");
  EXPECT_EQ(check("Baik", {0, 20, 0, 40, 40}, config).score, 0);
}

TEST(Distribution, SmallUnitsThatCannotFitAreToldSo) {
  // One person alone is the largest group, and more than 70 percent.
  const BenchRow alone = check("Istimewa", {0, 0, 0, 0, 1});
  EXPECT_EQ(alone.score, 1);
  EXPECT_EQ(step_of(alone, "STEP_NO_BETTER")->result, 1);
  EXPECT_THAT(suggested(alone), IsEmpty());
  // Two cannot be 60 percent Kurang and 10 percent Butuh Perbaikan; one of the two is left open.
  const BenchRow two = check("Kurang", {0, 0, 0, 0, 2});
  EXPECT_EQ(two.score, 3);
  EXPECT_EQ(step_of(two, "STEP_MOVES_LEAVE")->result, 1);
  EXPECT_EQ(step_of(two, "STEP_MOVES_LEAVE")->a, 2);
}

// Every split of n people over k grades, in any order.
void all_splits(std::size_t grade, int left, Split& so_far, std::vector<Split>& out) {
  if (grade + 1 == so_far.size()) {
    so_far[grade] = left;
    out.push_back(so_far);
    return;
  }
  for (int here = 0; here <= left; ++here) {
    so_far[grade] = here;
    all_splits(grade + 1, left - here, so_far, out);
  }
}

int moved(const Split& from, const Split& to) {
  int sum = 0;
  for (std::size_t i = 0; i < from.size(); ++i) sum += std::max(0, to[i] - from[i]);
  return sum;
}

// More people in the highest grade, or as many and more in the next.
bool better(const Split& a, const Split& b) {
  return std::lexicographical_compare(b.rbegin(), b.rend(), a.rbegin(), a.rend());
}

// The suggestion against a look at every split there is: none leaves fewer open, and of those that
// leave as few none moves fewer people.
TEST(Distribution, NoSplitIsNearerThanTheSuggestion) {
  std::string rules = circular;
  rules.insert(rules.find("Istimewa") - 1, R"("Lain": {"most": "Kurang",
      "at_most": {"Kurang": 0.5, "Baik": 0.3}, "at_least": {"Sangat Baik": 0.15},
      "at_least_together": [{"grades": ["Sangat Kurang", "Kurang"], "share": 0.4}],
      "some": [["Butuh Perbaikan", "Baik"]]}, )");
  const MethodBench bench(distribution(), distribution_with(rules));
  for (const char* const organisation :
       {"Istimewa", "Baik", "Butuh Perbaikan", "Kurang", "Sangat Kurang", "Lain"}) {
    for (const int people : {1, 2, 3, 5, 7}) {
      std::vector<Split> splits;
      Split room(words.size());
      all_splits(0, people, room, splits);
      std::vector<BenchPerson> units;
      for (std::size_t i = 0; i < splits.size(); ++i)
        for (BenchPerson person : unit(organisation, splits[i])) {
          person.group = static_cast<std::uint32_t>(i);
          units.push_back(person);
        }
      const BenchBatch batch = bench.rate(units);
      ASSERT_EQ(batch.status, KINERJA_OK);
      std::vector<int> open;
      for (std::size_t i = 0; i < splits.size(); ++i)
        open.push_back(static_cast<int>(batch.rows[i * static_cast<std::size_t>(people)].score));
      const int fewest = *std::min_element(open.begin(), open.end());
      for (std::size_t i = 0; i < splits.size(); ++i) {
        int nearest = people + 1;
        for (std::size_t j = 0; j < splits.size(); ++j)
          if (open[j] == fewest) nearest = std::min(nearest, moved(splits[i], splits[j]));
        const BenchRow& row = batch.rows[i * static_cast<std::size_t>(people)];
        const Split told = open[i] == fewest ? splits[i] : suggested(row);
        ASSERT_THAT(told, SizeIs(words.size())) << organisation << " " << people;
        EXPECT_EQ(std::accumulate(told.begin(), told.end(), 0), people);
        EXPECT_EQ(moved(splits[i], told), nearest) << organisation << " " << people;
        const auto place = std::find(splits.begin(), splits.end(), told) - splits.begin();
        EXPECT_EQ(open[static_cast<std::size_t>(place)], fewest) << organisation << " " << people;
        for (std::size_t j = 0; fewest == 0 && j < splits.size(); ++j) {
          const bool as_near = open[j] == 0 && moved(splits[i], splits[j]) == nearest;
          EXPECT_FALSE(as_near && better(splits[j], told)) << organisation << " " << people;
        }
      }
    }
  }
}

TEST(Distribution, LargeUnitsGetASuggestionToo) {
  const BenchRow row = check("Baik", {0, 0, 0, 20000, 0});
  EXPECT_EQ(suggested(row), (Split{0, 0, 1, 14000, 5999}));
  EXPECT_EQ(step_of(row, "STEP_MOVES")->a, 6000);
}

TEST(Distribution, OfEquallyNearSplitsThePeoplesBestIsTold) {
  // One person of any grade may get either of two lower ones.
  EXPECT_EQ(suggested(check("Baik", {0, 0, 0, 70, 30})), (Split{0, 0, 1, 69, 30}));
  EXPECT_EQ(suggested(check("Istimewa", {5, 5, 0, 0, 0})), (Split{3, 3, 0, 0, 4}));
}

TEST(Distribution, UnitsDoNotSeeEachOtherHoweverTheirPeopleAreMixed) {
  const MethodBench bench(distribution(), distribution_with(circular));
  std::vector<BenchPerson> people = unit("Istimewa", {0, 0, 0, 3, 7});
  for (BenchPerson person : unit("Kurang", {0, 0, 0, 0, 4})) {
    person.group = 9;
    people.insert(people.begin() + static_cast<std::ptrdiff_t>(people.size() / 2), person);
  }
  for (const BenchRow& row : bench.rate_all_ways(people))
    EXPECT_EQ(row.score, row.steps[0].ref == 7 ? 0 : 3);
}

TEST(Distribution, WithoutGradesOrPredicateThereIsNoAnswer) {
  const MethodBench bench(distribution(), distribution_with(circular));
  const auto message = [&](const std::vector<BenchPerson>& people) {
    const BenchRow row = bench.rate_all_ways(people).at(0);
    EXPECT_EQ(row.status, KINERJA_MISSING);
    return row.message;
  };
  EXPECT_EQ(message({{.inputs = {{}}, .attributes = {"Baik"}}}), "NOBODY_GRADED");
  EXPECT_EQ(message({{.inputs = {{90.0, -1}}, .attributes = {"Baik"}}}), "NOBODY_GRADED");
  EXPECT_EQ(message({{.inputs = {{1.0, 3}}, .attributes = {std::monostate{}}}}),
            "ORGANISATION_MISSING");
  EXPECT_EQ(message({{.inputs = {{1.0, 3}}, .attributes = {"Hebat"}}}),
            "ORGANISATION_UNKNOWN: Hebat");
  EXPECT_EQ(message({{.inputs = {{1.0, 3}}, .attributes = {"Kurang"}},
                     {.inputs = {{1.0, 3}}, .attributes = {"Baik"}}}),
            "ORGANISATIONS_DIFFER: Baik, Kurang");
  // One who does not say it is of the unit all the same.
  EXPECT_EQ(bench
                .rate({{.inputs = {{1.0, 3}}, .attributes = {std::monostate{}}},
                       {.inputs = {{1.0, 3}}, .attributes = {"Baik"}}})
                .rows[0]
                .status,
            KINERJA_OK);
}

std::vector<std::string> mistakes_of(BenchSetup setup) {
  std::vector<std::string> lines;
  for (const BenchReport& report : MethodBench::mistakes(distribution(), setup))
    lines.push_back(report.where + " " + report.message);
  return lines;
}

TEST(Distribution, EveryMistakeIsReportedAtOnce) {
  const std::vector<std::string> lines = mistakes_of(distribution_with(R"({"rules": {
      "A": {"most": "Hebat", "at_least": {"Baik": 0.6, "Kurang": 0.5}, "at_most": {"Baik": 0.5}},
      "B": {"some": [["Baik", "Kurang"]],
            "at_least_together": [{"grades": ["Kurang", "Sangat Kurang"], "share": 0.1}]}},
    "curves": {"C": {}, "A": {"Elok": 1}}})"));
  const std::string there = " (Sangat Kurang, Kurang, Butuh Perbaikan, Baik, Sangat Baik)";
  EXPECT_THAT(lines, Contains("/rules/A/most GRADE_UNKNOWN: Hebat" + there));
  EXPECT_THAT(lines, Contains("/rules/A RULE_CONTRADICTS: Baik"));
  EXPECT_THAT(lines, Contains("/rules/A/at_least LEAST_TOO_MUCH: 110"));
  EXPECT_THAT(lines, Contains("/rules/B SETS_CROSS: Sangat Kurang, Kurang; Kurang, Baik"));
  EXPECT_THAT(lines, Contains("/curves/C CURVE_WITHOUT_RULE: C"));
  EXPECT_THAT(lines, Contains("/curves/A/Elok GRADE_UNKNOWN: Elok" + there));
  EXPECT_THAT(lines, SizeIs(6));
}

TEST(Distribution, NeedsOneInputWithGradesAndOneAttribute) {
  BenchSetup setup = distribution_with(circular);
  setup.attributes = {};
  EXPECT_THAT(mistakes_of(setup), ElementsAre(" ONE_ATTRIBUTE: 0"));
  setup = distribution_with(circular);
  setup.input_grades = {};
  EXPECT_THAT(mistakes_of(setup), ElementsAre(" INPUT_WITHOUT_GRADES: predikat"));
  setup = distribution_with(circular);
  setup.inputs = {"a", "b"};
  EXPECT_THAT(mistakes_of(setup), ElementsAre(" ONE_INPUT: 2"));
  setup = distribution_with(R"({"rules": {}})");
  setup.input_grades[0].push_back("Sesuai pola");
  EXPECT_THAT(mistakes_of(setup), ElementsAre("/rules NO_RULES", " WORD_TAKEN: Sesuai pola"));
}

TEST(Distribution, AUnitIsNeverCutInTwo) {
  EXPECT_EQ(distribution()->info->flags, unsigned{KINERJA_INFO_WHOLE_GROUP});
}

TEST(Distribution, EveryTextIsThereInBothLanguages) {
  EXPECT_THAT(missing_texts(bench_plugin("distribution"),
                            {"Di luar pola",
                             "Sesuai pola",
                             "ORGANISATION_MISSING",
                             "ORGANISATIONS_DIFFER",
                             "ORGANISATION_UNKNOWN",
                             "NOBODY_GRADED",
                             "ONE_INPUT",
                             "ONE_ATTRIBUTE",
                             "INPUT_WITHOUT_GRADES",
                             "GRADE_UNKNOWN",
                             "RULE_CONTRADICTS",
                             "LEAST_TOO_MUCH",
                             "SETS_CROSS",
                             "CURVE_WITHOUT_RULE",
                             "NO_RULES",
                             "WORD_TAKEN",
                             "NUMBER_TOO_LARGE"}),
              IsEmpty());
}

}  // namespace
}  // namespace kinerja::test
