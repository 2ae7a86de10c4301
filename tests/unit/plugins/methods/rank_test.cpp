#include "method_bench.hpp"

#include <gmock/gmock.h>

namespace kinerja::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

const kinerja_method* rank_method() {
  return bench_method(bench_plugin("rank"), "id.kinerja.rank");
}

BenchPerson person(std::uint32_t group, std::optional<double> score) {
  return {.inputs = {{score}}, .group = group};
}

std::vector<double> places(const std::string& config, const std::vector<BenchPerson>& people) {
  const MethodBench bench(rank_method(), {.config = config, .inputs = {"nilai"}});
  std::vector<double> out;
  for (const BenchRow& row : bench.rate_all_ways(people))
    out.push_back(row.status == KINERJA_OK ? row.score : -1);
  return out;
}

TEST(Rank, EqualScoresShareAPlaceAndTheNextOnesFollowTheirNumber) {
  const std::vector<BenchPerson> people = {
      person(1, 90), person(1, 95), person(1, 90), person(1, 80)};
  EXPECT_THAT(places("{}", people), ElementsAre(2, 1, 2, 4));
  EXPECT_THAT(places(R"({"ties": "dense"})", people), ElementsAre(2, 1, 2, 3));
}

TEST(Rank, TheLowestCanComeFirst) {
  const std::vector<BenchPerson> people = {person(1, 5), person(1, 1), person(1, 3)};
  EXPECT_THAT(places(R"({"order": "low_first"})", people), ElementsAre(3, 1, 2));
  EXPECT_THAT(places(R"({"order": "low_first", "ties": "dense"})", people), ElementsAre(3, 1, 2));
}

TEST(Rank, UnitsDoNotSeeEachOtherHoweverTheirPeopleAreMixed) {
  EXPECT_THAT(places("{}", {person(2, 10), person(1, 99), person(2, 20), person(1, 98)}),
              ElementsAre(2, 1, 1, 2));
  EXPECT_THAT(
      places("{}",
             {person(1, 3), person(1, 1), person(2, 7), person(1, 2), person(2, 9), person(2, 8)}),
      ElementsAre(1, 3, 3, 2, 1, 2));
}

TEST(Rank, PeopleWithoutAScoreHaveNoPlaceAndDoNotCount) {
  const MethodBench bench(rank_method(), {.inputs = {"nilai"}});
  const std::vector<BenchRow> rows =
      bench.rate_all_ways({person(1, 80), person(1, {}), person(1, 70)});
  EXPECT_EQ(rows[1].status, KINERJA_MISSING);
  EXPECT_EQ(rows[1].message, "INPUT_MISSING");
  EXPECT_EQ(rows[2].score, 2.0);
  EXPECT_EQ(rows[2].steps.back().b, 2.0);  // people ranked
}

TEST(Rank, TheTrailTellsMeanPercentileAndPlace) {
  const MethodBench bench(rank_method(), {.inputs = {"nilai"}});
  const std::vector<BenchRow> rows =
      bench.rate_all_ways({person(1, 0.1), person(1, 0.2), person(1, 0.3), person(1, 0.2)});
  const std::vector<BenchStep>& steps = rows[1].steps;
  ASSERT_THAT(steps, SizeIs(3));
  EXPECT_EQ(steps[0].a, 0.8);
  EXPECT_EQ(steps[0].b, 4);
  EXPECT_EQ(steps[0].result, 0.2);
  EXPECT_EQ(steps[1].a, 1);        // behind
  EXPECT_EQ(steps[1].b, 2);        // equal
  EXPECT_EQ(steps[1].result, 50);  // (1 + 2/2) / 4
  EXPECT_EQ(steps[2].result, 2);
  EXPECT_EQ(rows[2].steps[1].result, 87.5);
  EXPECT_EQ(rows[0].steps[1].result, 12.5);
}

TEST(Rank, AUnitIsNeverCutInTwo) {
  EXPECT_EQ(rank_method()->info->flags, unsigned{KINERJA_INFO_WHOLE_GROUP});
}

TEST(Rank, NeedsExactlyOneInput) {
  const std::vector<BenchReport> reports =
      MethodBench::mistakes(rank_method(), {.inputs = {"a", "b"}});
  ASSERT_THAT(reports, SizeIs(1));
  EXPECT_EQ(reports[0].message, "ONE_INPUT: 2");
}

TEST(Rank, EveryTextIsThereInBothLanguages) {
  EXPECT_THAT(
      missing_texts(bench_plugin("rank"), {"INPUT_MISSING", "ONE_INPUT", "NUMBER_TOO_LARGE"}),
      IsEmpty());
}

}  // namespace
}  // namespace kinerja::test
