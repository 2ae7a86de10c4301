// How many respondents a survey needs: told in the trail of public-feedback, and never a bar.

#include "method_bench.hpp"

#include <gmock/gmock.h>

namespace kinerja::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const kinerja_method* sampled_feedback() {
  return bench_method(bench_plugin("public_feedback"), "id.kinerja.public-feedback");
}

BenchSetup sampled(const std::string& more = "") {
  return {.config = R"({"population": "dilayani")" + more + "}",
          .attributes = {"dilayani"},
          .aspects = {{"u1", 1, 4}}};
}

BenchPerson served(BenchAttribute population, std::uint32_t respondents = 0) {
  BenchPerson person{.attributes = {std::move(population)}};
  for (std::uint32_t i = 0; i < respondents; ++i)
    person.ratings.push_back({KINERJA_ROLE_PUBLIC, i, 0, 4});
  return person;
}

double needed(const MethodBench& bench, double population) {
  const BenchRow row = bench.rate_one(served(population));
  EXPECT_EQ(row.status, KINERJA_MISSING);  // nobody has answered, and it is told all the same
  const BenchStep* const step = step_of(row, "STEP_SAMPLE");
  if (step == nullptr) return -1;
  EXPECT_EQ(step->b, population);
  return step->result;
}

// The km- cases, and all reference points of RULES 6.4.
TEST(SampleSize, RegulationCases) {
  const MethodBench bench(sampled_feedback(), sampled());
  const std::vector<std::pair<double, double>> cases = {
      {10, 10},     {15, 14},     {20, 19},      {30, 28},      {50, 44},
      {75, 63},     {100, 80},    {200, 132},    {300, 169},    {450, 207},
      {500, 217},   {1000, 278},  {2000, 322},   {5000, 357},   {10000, 370},
      {50000, 381}, {75000, 382}, {100000, 384}, {100001, 383}, {1000000, 384}};
  for (const auto& [population, sample] : cases)
    EXPECT_EQ(needed(bench, population), sample) << population;
  EXPECT_EQ(needed(MethodBench(sampled_feedback(), sampled(R"(, "sample_rounding": "up")")), 450),
            208);
}

TEST(SampleSize, TheTableComesFirstAndTheFormulaFillsItsGaps) {
  const MethodBench up(sampled_feedback(), sampled(R"(, "sample_rounding": "up")"));
  EXPECT_EQ(needed(up, 15), 14);  // listed, though the formula gives 14.47
  EXPECT_EQ(needed(up, 16), 16);  // 15.39...
  const MethodBench formula(sampled_feedback(), sampled(R"(, "sample_table": false)"));
  EXPECT_EQ(needed(formula, 15), 14);
  EXPECT_EQ(needed(formula, 100000), 383);
  const BenchRow row = formula.rate_one(served(100000.0));
  EXPECT_EQ(row.steps[0].text, "STEP_SAMPLE_FORMULA");
  EXPECT_NEAR(row.steps[0].result, 382.63, 0.005);
  EXPECT_EQ(MethodBench(sampled_feedback(), sampled()).rate_one(served(100000.0)).steps[0].text,
            "STEP_SAMPLE_LISTED");
}

// Every line of the published table but that for 100000 is the rounded formula.
TEST(SampleSize, TheTableAndTheFormulaAgree) {
  const MethodBench table(sampled_feedback(), sampled());
  const MethodBench formula(sampled_feedback(), sampled(R"(, "sample_table": false)"));
  for (int population = 0; population <= 3000; ++population)
    EXPECT_EQ(needed(table, population), needed(formula, population)) << population;
  for (const double population :
       {3500, 4000, 4500, 6000, 7000, 8000, 9000, 15000, 20000, 30000, 40000, 1000000})
    EXPECT_EQ(needed(table, population), needed(formula, population)) << population;
}

TEST(SampleSize, MorePeopleNeverNeedFewerRespondentsByTheFormula) {
  for (const char* const more :
       {R"(, "sample_table": false)", R"(, "sample_table": false, "sample_rounding": "up")"}) {
    const MethodBench bench(sampled_feedback(), sampled(more));
    double before = 0;
    for (int population = 0; population <= 2000; ++population) {
      const double now = needed(bench, population);
      EXPECT_GE(now, before) << population;
      EXPECT_LE(now, population);
      before = now;
    }
  }
}

TEST(SampleSize, TooFewRespondentsAreToldAndChangeNothing) {
  const MethodBench bench(sampled_feedback(), sampled());
  const BenchRow few = bench.rate_one(served(10.0, 9));
  EXPECT_EQ(few.score, 100);
  EXPECT_EQ(few.grade, "A");
  ASSERT_NE(step_of(few, "STEP_SAMPLE_SHORT"), nullptr);
  EXPECT_EQ(step_of(few, "STEP_SAMPLE_SHORT")->a, 9);
  EXPECT_EQ(step_of(few, "STEP_SAMPLE_SHORT")->b, 10);
  EXPECT_EQ(step_of(few, "STEP_SAMPLE_SHORT")->result, 1);
  const BenchRow enough = bench.rate_one(served(10.0, 10));
  EXPECT_EQ(step_of(enough, "STEP_SAMPLE_SHORT"), nullptr);
  EXPECT_NE(step_of(enough, "STEP_SAMPLE_ENOUGH"), nullptr);
}

TEST(SampleSize, APopulationThatIsMissingOrOddIsToldAndChangesNothing) {
  const MethodBench bench(sampled_feedback(), sampled());
  const BenchRow missing = bench.rate_one(served(std::monostate{}, 3));
  EXPECT_EQ(missing.score, 100);
  EXPECT_EQ(missing.steps[0].text, "STEP_POPULATION_MISSING");
  for (const BenchAttribute& odd :
       {BenchAttribute{-1.0}, BenchAttribute{10.5}, BenchAttribute{std::string("banyak")}}) {
    const BenchRow row = bench.rate_one(served(odd, 3));
    EXPECT_EQ(row.score, 100);
    EXPECT_EQ(row.steps[0].text, "STEP_POPULATION_ODD");
  }
  EXPECT_EQ(step_of(bench.rate_one(served(0.0, 1)), "STEP_SAMPLE")->result, 0);
}

TEST(SampleSize, WithoutThePopulationSettingNothingIsSaid) {
  const MethodBench bench(sampled_feedback(), {.aspects = {{"u1", 1, 4}}});
  EXPECT_EQ(bench.rate_one({.ratings = {{KINERJA_ROLE_PUBLIC, 0, 0, 4}}}).steps[0].text,
            "STEP_ELEMENT");
}

TEST(SampleSize, EveryMistakeIsReportedAtOnce) {
  BenchSetup setup = sampled(R"(, "sample_points": [[10, 11], [10, 9]],
      "sample_formula": {"chi_square": 3.841, "proportion": 1, "error": 0.05})");
  setup.attributes = {"lain"};
  std::vector<std::string> lines;
  for (const BenchReport& report : MethodBench::mistakes(sampled_feedback(), setup))
    lines.push_back(report.where + " " + report.message);
  EXPECT_THAT(lines,
              ElementsAre("/sample_points/0 SAMPLE_ABOVE_POPULATION: 11",
                          "/sample_points/1 POPULATION_TWICE: 10",
                          "/sample_formula/proportion PROPORTION_TOO_LARGE: 1",
                          "/population ATTRIBUTE_UNKNOWN: dilayani (lain)"));
}

TEST(SampleSize, EveryTextIsThereInBothLanguages) {
  EXPECT_THAT(missing_texts(bench_plugin("public_feedback"),
                            {"ATTRIBUTE_UNKNOWN",
                             "PROPORTION_TOO_LARGE",
                             "SAMPLE_ABOVE_POPULATION",
                             "POPULATION_TWICE"}),
              IsEmpty());
}

}  // namespace
}  // namespace kinerja::test
