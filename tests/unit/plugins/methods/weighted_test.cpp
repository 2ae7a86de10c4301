#include "method_bench.hpp"

#include <gmock/gmock.h>

namespace kinerja::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

const kinerja_method* weighted() {
  return bench_method(bench_plugin("weighted"), "id.kinerja.weighted");
}

BenchPerson scores(std::vector<BenchInput> inputs) {
  return {.inputs = std::move(inputs)};
}

std::vector<std::string> where_and_what(const std::vector<BenchReport>& reports) {
  std::vector<std::string> lines;
  for (const BenchReport& report : reports) lines.push_back(report.where + " " + report.message);
  return lines;
}

TEST(Weighted, SixtyPercentResultAndFortyBehaviour) {
  const MethodBench bench(
      weighted(),
      {.config = R"({"weights": {"hasil": 60, "perilaku": 40}})", .inputs = {"hasil", "perilaku"}});
  const BenchRow row = bench.rate_one(scores({{90.5}, {80}}));
  EXPECT_EQ(row.status, KINERJA_OK);
  EXPECT_EQ(row.score, 86.3);
  ASSERT_THAT(row.steps, SizeIs(3));
  EXPECT_EQ(row.steps[0].text, "STEP_PART");
  EXPECT_EQ(row.steps[0].ref, 0);
  EXPECT_EQ(row.steps[0].a, 90.5);
  EXPECT_EQ(row.steps[0].b, 60);
  EXPECT_EQ(row.steps[0].result, 54.3);
}

TEST(Weighted, AMissingInputMakesTheScoreMissingAndIsNamed) {
  const MethodBench bench(
      weighted(),
      {.config = R"({"weights": {"a": 50, "b": 30, "c": 20}})", .inputs = {"a", "b", "c"}});
  const BenchRow row = bench.rate_one(scores({{80}, {}, {}}));
  EXPECT_EQ(row.status, KINERJA_MISSING);
  EXPECT_EQ(row.message, "INPUTS_MISSING: b, c");
}

// f360-12: superior 80 at 50, no peers at 30, self 90 at 20 gives (80*0.5+90*0.2)/0.7.
TEST(Weighted, RenormalisesByTheWeightsThatArePresent) {
  const BenchSetup setup{.config = R"({"weights": {"atasan": 50, "rekan": 30, "diri": 20},
                    "missing": "renormalise", "decimals": 2})",
                         .inputs = {"atasan", "rekan", "diri"}};
  const MethodBench bench(weighted(), setup);
  const BenchRow row = bench.rate_one(scores({{80}, {}, {90}}));
  EXPECT_EQ(row.score, 82.86);
  EXPECT_EQ(row.steps[0].text, "STEP_ABSENT");
  EXPECT_EQ(row.steps[1].b + row.steps[2].b, 100.0);  // the weights in use, not the set ones
  const BenchRow none = bench.rate_one(scores({{}, {}, {}}));
  EXPECT_EQ(none.status, KINERJA_MISSING);
}

// f360-09 (V3): assessor and peers 60 to 40, then behaviour and attendance 60 to 40.
TEST(Weighted, ContractReviewOfTheRegulationCases) {
  const MethodBench behaviour(
      weighted(),
      {.config = R"({"weights": {"assessor": 60, "peers": 40}})", .inputs = {"assessor", "peers"}});
  EXPECT_EQ(behaviour.rate_one(scores({{4}, {4}})).score, 4.0);
  const MethodBench final(weighted(),
                          {.config = R"({"weights": {"behaviour": 60, "attendance": 40}})",
                           .inputs = {"behaviour", "attendance"}});
  const BenchRow row = final.rate_one(scores({{4}, {5}}));
  EXPECT_EQ(row.score, 4.4);
  EXPECT_EQ(row.steps[0].result, 2.4);
  EXPECT_EQ(row.steps[1].result, 2.0);
}

TEST(Weighted, TheMaximumHoldsFromAboveOnly) {
  const MethodBench bench(
      weighted(), {.config = R"({"weights": {"a": 100}, "maximum": 120})", .inputs = {"a"}});
  const std::vector<BenchRow> rows =
      bench.rate_all_ways(std::vector{scores({{119.99}}), scores({{120}}), scores({{120.01}})});
  EXPECT_EQ(rows[0].score, 119.99);
  EXPECT_EQ(rows[1].score, 120.0);
  EXPECT_EQ(rows[1].steps.back().text, "STEP_SCORE");
  EXPECT_EQ(rows[2].score, 120.0);
  EXPECT_EQ(rows[2].steps.back().text, "STEP_CAPPED");
}

TEST(Weighted, RoundsHalfAwayFromZeroOnceAtTheEnd) {
  const MethodBench bench(
      weighted(),
      {.config = R"({"weights": {"a": 50, "b": 50}, "decimals": 0})", .inputs = {"a", "b"}});
  const std::vector<BenchRow> rows = bench.rate_all_ways(
      std::vector{scores({{1}, {2}}), scores({{-1}, {-2}}), scores({{0.5}, {0.499}})});
  EXPECT_EQ(rows[0].score, 2.0);
  EXPECT_EQ(rows[1].score, -2.0);
  EXPECT_EQ(rows[2].score, 0.0);
}

TEST(Weighted, NumbersAtTheEndsOfDoublesAreRefusedOrExact) {
  const MethodBench bench(
      weighted(),
      {.config = R"({"weights": {"a": 0.5, "b": 0.5}, "total": 1})", .inputs = {"a", "b"}});
  const std::vector<BenchRow> rows = bench.rate_all_ways(std::vector{
      scores({{1.7e308}, {1.7e308}}), scores({{1e-300}, {1e-300}}), scores({{1e300}, {-1e300}})});
  EXPECT_EQ(rows[0].score, 1.7e308);
  EXPECT_EQ(rows[1].score, 1e-300);
  EXPECT_EQ(rows[2].score, 0.0);
}

TEST(Weighted, WeightsThatDoNotAddUpAreNamedWithTheirSum) {
  EXPECT_THAT(
      where_and_what(MethodBench::mistakes(
          weighted(), {.config = R"({"weights": {"a": 60, "b": 39.9}})", .inputs = {"a", "b"}})),
      ElementsAre("/weights WEIGHTS_SUM: 99.9 / 100"));
  // Tenths add up exactly.
  EXPECT_THAT(MethodBench::mistakes(weighted(),
                                    {.config = R"({"weights": {"a": 0.1, "b": 0.2, "c": 0.7},
                                                   "total": 1})",
                                     .inputs = {"a", "b", "c"}}),
              IsEmpty());
}

TEST(Weighted, EveryMistakeIsReportedAtOnce) {
  EXPECT_THAT(where_and_what(MethodBench::mistakes(
                  weighted(),
                  {.config = R"({"weights": {"hasill": 50, "perilaku": -10}})",
                   .inputs = {"hasil", "perilaku"}})),
              ElementsAre("/weights/hasill INPUT_UNKNOWN: hasil, perilaku",
                          "/weights/perilaku WEIGHT_NOT_POSITIVE: -10",
                          "/weights WEIGHT_ABSENT: hasil",
                          "/weights WEIGHTS_SUM: 40 / 100"));
  EXPECT_THAT(where_and_what(MethodBench::mistakes(weighted(), {.config = R"({"weights": {}})"})),
              ElementsAre(" NO_INPUTS", "/weights WEIGHTS_SUM: 0 / 100"));
}

TEST(Weighted, EveryTextIsThereInBothLanguages) {
  EXPECT_THAT(missing_texts(bench_plugin("weighted"),
                            {"INPUTS_MISSING",
                             "NO_INPUTS",
                             "WEIGHT_NOT_POSITIVE",
                             "INPUT_UNKNOWN",
                             "WEIGHT_ABSENT",
                             "WEIGHTS_SUM",
                             "NUMBER_TOO_LARGE"}),
              IsEmpty());
}

}  // namespace
}  // namespace kinerja::test
