#include "method_bench.hpp"

#include <gmock/gmock.h>

namespace kinerja::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

const kinerja_method* feedback() {
  return bench_method(bench_plugin("public_feedback"), "id.kinerja.public-feedback");
}

BenchSetup elements(std::size_t count, const std::string& config = "{}") {
  BenchSetup setup{.config = config};
  for (std::size_t i = 0; i < count; ++i)
    setup.aspects.push_back({"u" + std::to_string(i + 1), 1, 4});
  return setup;
}

// Ten people whose answers to each element have exactly that mean (in tenths).
BenchPerson with_means(const std::vector<double>& means) {
  BenchPerson person;
  for (std::uint32_t element = 0; element < means.size(); ++element) {
    const int sum = static_cast<int>(means[element] * 10 + 0.5);
    for (std::uint32_t rater = 0; rater < 10; ++rater) {
      const int answer = sum / 10 + (static_cast<int>(rater) < sum % 10 ? 1 : 0);
      person.ratings.push_back({KINERJA_ROLE_PUBLIC, rater, element, static_cast<double>(answer)});
    }
  }
  return person;
}

const std::vector<double> all_four(9, 4.0);

TEST(PublicFeedback, RegulationCases) {
  const MethodBench exact(feedback(), elements(9));
  BenchRow row = exact.rate_one(with_means(all_four));  // skm-01
  EXPECT_EQ(row.score, 100.0);
  EXPECT_EQ(row.grade, "A");
  EXPECT_EQ(row.steps[9].result, 4.0);  // IKM

  const MethodBench rounded(feedback(), elements(9, R"({"element_weight": "0.11"})"));
  row = rounded.rate_one(with_means(all_four));  // skm-02
  EXPECT_EQ(row.score, 99.0);
  EXPECT_EQ(row.steps[9].result, 3.96);

  row = exact.rate_one(with_means({3.2, 3.1, 3.0, 3.5, 3.3, 3.4, 3.6, 3.0, 2.9}));  // skm-04
  EXPECT_EQ(row.score, 80.56);
  EXPECT_EQ(row.grade, "B");
  EXPECT_EQ(row.steps[9].result, 29.0 / 9.0);

  const MethodBench three_digits(feedback(), elements(9, R"({"element_weight": "0.111"})"));
  EXPECT_EQ(three_digits.rate_one(with_means(all_four)).score, 99.9);
}

TEST(PublicFeedback, TheMeanOfAnElementIsOfThoseWhoAnsweredIt) {
  const MethodBench bench(feedback(), elements(2));
  const BenchRow row = bench.rate_one({.ratings = {{KINERJA_ROLE_PUBLIC, 0, 0, 4},
                                                   {KINERJA_ROLE_PUBLIC, 1, 0, 3},
                                                   {KINERJA_ROLE_PUBLIC, 2, 0, 3},
                                                   {KINERJA_ROLE_PUBLIC, 3, 0, 2},
                                                   {KINERJA_ROLE_PUBLIC, 0, 1, 4}}});
  EXPECT_EQ(row.steps[0].a, 12);  // skm-05: 4, 3, 3, 2 gives 3
  EXPECT_EQ(row.steps[0].b, 4);
  EXPECT_EQ(row.steps[0].result, 3.0);
  EXPECT_EQ(row.steps[1].result, 4.0);
  EXPECT_EQ(row.score, 87.5);
}

// One element with a factor of 1 shows the bands alone.
TEST(PublicFeedback, GradeLimitsOfTheRegulationCases) {
  const MethodBench bench(feedback(), elements(1, R"({"factor": 1})"));
  const std::vector<std::pair<double, const char*>> cases = {{100, "A"},
                                                             {88.31, "A"},
                                                             {88.3, "B"},
                                                             {76.61, "B"},
                                                             {76.6, "C"},
                                                             {65.0, "C"},
                                                             {64.99, "D"},
                                                             {25.0, "D"},
                                                             {24.75, "D"},
                                                             {88.305, "A"},
                                                             {88.3049, "B"}};
  for (const auto& [value, grade] : cases)
    EXPECT_EQ(bench.rate_one({.ratings = {{KINERJA_ROLE_PUBLIC, 0, 0, value}}}).grade, grade)
        << value;
}

TEST(PublicFeedback, OtherTablesAreSettings) {
  const MethodBench bench(feedback(), elements(1, R"({"factor": 1, "bands": [
      {"from": 25, "grade": "D"}, {"from": 43.76, "grade": "C"},
      {"from": 62.51, "grade": "B"}, {"from": 81.26, "grade": "A"}]})"));
  const std::vector<std::pair<double, const char*>> cases = {
      {43.75, "D"}, {43.76, "C"}, {62.5, "C"}, {81.25, "B"}, {81.26, "A"}};
  for (const auto& [value, grade] : cases)
    EXPECT_EQ(bench.rate_one({.ratings = {{KINERJA_ROLE_PUBLIC, 0, 0, value}}}).grade, grade)
        << value;
  EXPECT_THAT(bench.grades(), ElementsAre("D", "C", "B", "A"));
}

TEST(PublicFeedback, OnlyThePublicCounts) {
  const MethodBench bench(feedback(), elements(1));
  const BenchRow row = bench.rate_one(
      {.ratings = {{KINERJA_ROLE_PUBLIC, 0, 0, 4}, {KINERJA_ROLE_SUPERIOR, 1, 0, 1}}});
  EXPECT_EQ(row.score, 100.0);
  const BenchRow none = bench.rate_one({.ratings = {{KINERJA_ROLE_SELF, 1, 0, 4}}});
  EXPECT_EQ(none.status, KINERJA_MISSING);
  EXPECT_EQ(none.message, "RESPONDENTS_FEW: 0");
}

TEST(PublicFeedback, TooFewRespondentsAreMissing) {
  const MethodBench bench(feedback(), elements(2, R"({"minimum_respondents": 3})"));
  BenchPerson person{.ratings = {{KINERJA_ROLE_PUBLIC, 7, 0, 4},
                                 {KINERJA_ROLE_PUBLIC, 7, 1, 4},
                                 {KINERJA_ROLE_PUBLIC, 9, 0, 4}}};
  EXPECT_EQ(bench.rate_one(person).message, "RESPONDENTS_FEW: 2");
  person.ratings.push_back({KINERJA_ROLE_PUBLIC, 8, 1, 4});
  EXPECT_EQ(bench.rate_one(person).score, 100.0);
}

TEST(PublicFeedback, AnElementThatNobodyAnsweredIsMissing) {
  const MethodBench bench(feedback(), elements(3));
  const BenchRow row = bench.rate_one({.ratings = {{KINERJA_ROLE_PUBLIC, 0, 1, 4}}});
  EXPECT_EQ(row.status, KINERJA_MISSING);
  EXPECT_EQ(row.message, "ELEMENTS_UNANSWERED: u1, u3");
}

TEST(PublicFeedback, ElementsChooseAspects) {
  const MethodBench bench(feedback(), elements(3, R"({"elements": ["u3", "u1"]})"));
  const BenchRow row = bench.rate_one({.ratings = {{KINERJA_ROLE_PUBLIC, 0, 0, 4},
                                                   {KINERJA_ROLE_PUBLIC, 0, 1, 1},
                                                   {KINERJA_ROLE_PUBLIC, 0, 2, 2}}});
  EXPECT_EQ(row.score, 75.0);
}

TEST(PublicFeedback, EveryMistakeIsReportedAtOnce) {
  std::vector<std::string> lines;
  for (const BenchReport& report : MethodBench::mistakes(
           feedback(),
           elements(2, R"({"elements": ["u1", "u1", "u7"], "element_weight": "0.11", "bands": [
               {"from": 50, "grade": "A"}, {"from": 50, "grade": "B"}, {"from": 60, "grade": "A"}]})")))
    lines.push_back(report.where + " " + report.message);
  EXPECT_THAT(lines,
              ElementsAre("/elements/1 ELEMENT_TWICE: u1",
                          "/elements/2 ASPECT_UNKNOWN: u7 (u1, u2)",
                          "/element_weight WEIGHT_FOR_NINE: 1",
                          "/bands/1/from NOT_ASCENDING: B",
                          "/bands/2/grade GRADE_TWICE: A"));
  EXPECT_THAT(MethodBench::mistakes(feedback(), {}), SizeIs(1));
}

TEST(PublicFeedback, EveryTextIsThereInBothLanguages) {
  EXPECT_THAT(missing_texts(bench_plugin("public_feedback"),
                            {"RESPONDENTS_FEW",
                             "ELEMENTS_UNANSWERED",
                             "ASPECT_UNKNOWN",
                             "ELEMENT_TWICE",
                             "NO_ELEMENTS",
                             "WEIGHT_FOR_NINE",
                             "NOT_ASCENDING",
                             "GRADE_TWICE",
                             "NO_BANDS",
                             "NUMBER_TOO_LARGE"}),
              IsEmpty());
}

}  // namespace
}  // namespace kinerja::test
