#include "method_bench.hpp"

#include <gmock/gmock.h>

#include <algorithm>

namespace kinerja::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr int self = KINERJA_ROLE_SELF;
constexpr int superior = KINERJA_ROLE_SUPERIOR;
constexpr int peer = KINERJA_ROLE_PEER;
constexpr int subordinate = KINERJA_ROLE_SUBORDINATE;
constexpr int from_public = KINERJA_ROLE_PUBLIC;

const kinerja_method* method(const std::string& name) {
  return bench_method(bench_plugin("raters"), "id.kinerja." + name);
}

// One aspect from 0 to 100, so that a rating is its own percentage.
BenchSetup plain(const std::string& config) {
  return {.config = config, .aspects = {{"kinerja", 0, 100}}};
}
BenchSetup five_point(const std::string& config) {
  return {.config = config,
          .aspects = {{"layanan", 1, 5}, {"inisiatif", 1, 5}, {"disiplin", 1, 5}}};
}

double score(const BenchSetup& setup, const std::vector<BenchRating>& ratings) {
  const BenchRow row = MethodBench(method("multirater"), setup).rate_one({.ratings = ratings});
  return row.status == KINERJA_OK ? row.score : -1;
}

// So many raters of one role with the same mark for the first aspect.
std::vector<BenchRating> raters(int role, std::uint32_t count, double mark) {
  std::vector<BenchRating> all;
  for (std::uint32_t i = 0; i < count; ++i) all.push_back({role, 10 + i, 0, mark});
  return all;
}

std::vector<BenchStep> steps_of(const BenchRow& row, const std::string& text) {
  std::vector<BenchStep> found;
  for (const BenchStep& step : row.steps)
    if (step.text == text) found.push_back(step);
  return found;
}

std::vector<std::string> lines_of(const std::string& name, const BenchSetup& setup) {
  std::vector<std::string> lines;
  for (const BenchReport& report : MethodBench::mistakes(method(name), setup))
    lines.push_back(report.where + " " + report.message);
  return lines;
}

TEST(Self, IsTheWeightedMeanOfTheAspects) {
  const MethodBench bench(method("self"),
                          five_point(R"({"aspects": {"layanan": 2, "inisiatif": 1}})"));
  const BenchRow row = bench.rate_one(
      {.ratings = {{self, 0, 0, 5}, {self, 0, 1, 2}, {self, 0, 2, 1}, {superior, 1, 0, 1}}});
  EXPECT_EQ(row.score, 80.0);  // (2 * 100 + 40) / 3
  EXPECT_EQ(row.steps[0].text, "STEP_ASPECT");
  EXPECT_EQ(row.steps[0].ref_kind, KINERJA_REF_ASPECT);
  EXPECT_EQ(row.steps[0].result, 100.0);
  EXPECT_EQ(row.steps[1].text, "STEP_ASPECT_WEIGHT");
  EXPECT_EQ(row.steps[1].b, 2.0);
}

TEST(Self, ConvertsToARange) {
  const MethodBench bench(
      method("self"),
      five_point(R"({"conversion": "range", "output_min": 50, "output_max": 100})"));
  EXPECT_EQ(bench.rate_one({.ratings = {{self, 0, 0, 1}}}).score, 50.0);
  EXPECT_EQ(bench.rate_one({.ratings = {{self, 0, 0, 5}}}).score, 100.0);
  EXPECT_EQ(bench.rate_one({.ratings = {{self, 0, 0, 3}, {self, 0, 1, 4}}}).score, 81.25);
}

TEST(Self, AMissingAspectIsRenormalisedOrMakesTheScoreMissing) {
  const std::vector<BenchRating> ratings = {{self, 0, 0, 4}, {self, 0, 1, 5}};
  EXPECT_EQ(MethodBench(method("self"), five_point("{}")).rate_one({.ratings = ratings}).score,
            90.0);
  const MethodBench strict(method("self"), five_point(R"({"missing_aspect": "missing"})"));
  EXPECT_EQ(strict.rate_one({.ratings = ratings}).message, "ASPECTS_MISSING");
  EXPECT_EQ(strict.rate_one(BenchPerson{}).message, "SELF_MISSING");
}

TEST(Self, RoundsOnceAtTheEnd) {
  const MethodBench bench(method("self"), five_point(R"({"decimals": 2})"));
  EXPECT_EQ(bench.rate_one({.ratings = {{self, 0, 0, 4}, {self, 0, 1, 4}, {self, 0, 2, 5}}}).score,
            86.67);
}

TEST(Superior, IsTheMeanOfTheSuperiors) {
  const MethodBench bench(method("superior"), plain("{}"));
  EXPECT_EQ(bench.rate_one({.ratings = {{superior, 0, 0, 80}, {superior, 1, 0, 85}}}).score, 82.5);
  const BenchRow none = bench.rate_one({.ratings = {{peer, 0, 0, 80}}});
  EXPECT_EQ(none.status, KINERJA_MISSING);
  EXPECT_EQ(none.message, "SUPERIOR_MISSING");
}

TEST(Superior, TwoScoresOfOneRaterForOneAspectCountWithTheirMean) {
  const MethodBench bench(method("superior"), plain("{}"));
  EXPECT_EQ(
      bench
          .rate_one({.ratings = {{superior, 0, 0, 80}, {superior, 0, 0, 90}, {superior, 1, 0, 95}}})
          .score,
      90.0);
}

// RULES.md section 5, V1: supervisory posts.
const char* const v1 = R"({"weights": {"superior": 60, "peer": 15, "subordinate": 25},
    "minimum_raters": {"peer": 1, "subordinate": 1}, "aspect_raters": 1,
    "missing_group": "table", "tables": [
      {"without": ["superior"], "weights": {"peer": 40, "subordinate": 60}},
      {"without": ["peer"], "weights": {"superior": 70, "subordinate": 30}},
      {"without": ["subordinate"], "weights": {"superior": 80, "peer": 20}},
      {"without": ["peer", "subordinate"], "weights": {"superior": 100}},
      {"without": ["superior", "peer"], "weights": {"subordinate": 100}}]})";

TEST(Multirater, SupervisoryPostsOfTheRegulationCases) {
  const BenchRating ninety{superior, 0, 0, 90}, eighty{peer, 1, 0, 80},
      seventy{subordinate, 2, 0, 70};
  EXPECT_EQ(score(plain(v1), {ninety, eighty, seventy}), 83.5);  // f360-01
  EXPECT_EQ(score(plain(v1), {ninety, seventy}), 84.0);          // f360-03
  EXPECT_EQ(score(plain(v1), {ninety, eighty}), 88.0);           // f360-04
  EXPECT_EQ(score(plain(v1), {eighty, seventy}), 74.0);
  EXPECT_EQ(score(plain(v1), {ninety}), 90.0);
  EXPECT_EQ(score(plain(v1), {seventy}), 70.0);
  EXPECT_EQ(score(plain(v1), {eighty}), -1);  // not in a table
}

TEST(Multirater, OtherPostsOfTheRegulationCases) {
  const char* const v2 = R"({"weights": {"superior": 60, "peer": 40}, "missing_group": "table",
      "minimum_raters": {"peer": 1},
      "tables": [{"without": ["superior"], "weights": {"peer": 100}},
                 {"without": ["peer"], "weights": {"superior": 100}}]})";
  EXPECT_EQ(score(plain(v2), {{superior, 0, 0, 90}, {peer, 1, 0, 80}}), 86.0);  // f360-06
  EXPECT_EQ(score(plain(v2), {{peer, 1, 0, 80}}), 80.0);                        // f360-07
}

TEST(Multirater, FourGroupsOfTheRegulationCases) {
  EXPECT_EQ(
      score(plain(R"({"weights": {"superior": 40, "subordinate": 30, "peer": 20, "self": 10},
                      "minimum_raters": {"peer": 1, "subordinate": 1}})"),
            {{superior, 0, 0, 90}, {subordinate, 1, 0, 80}, {peer, 2, 0, 70}, {self, 3, 0, 100}}),
      84.0);  // f360-10
  EXPECT_EQ(score(plain(R"({"weights": {"superior": 50, "peer": 30, "self": 20}, "decimals": 2})"),
                  {{superior, 0, 0, 80}, {self, 3, 0, 90}}),
            82.86);  // f360-12
}

TEST(Multirater, AMissingGroupCanMakeTheScoreMissing) {
  const MethodBench bench(
      method("multirater"),
      plain(R"({"weights": {"superior": 50, "peer": 50}, "missing_group": "missing"})"));
  const BenchRow row = bench.rate_one({.ratings = {{superior, 0, 0, 80}}});
  EXPECT_EQ(row.status, KINERJA_MISSING);
  EXPECT_EQ(row.message, "GROUPS_MISSING: peer");
  const MethodBench even(method("multirater"),
                         plain(R"({"weights": {"superior": 50, "peer": 50}})"));
  EXPECT_EQ(even.rate_one(BenchPerson{}).message, "GROUPS_MISSING: superior, peer");
}

TEST(Multirater, TheTrailCarriesTheWeightsInUse) {
  const MethodBench bench(method("multirater"), plain(v1));
  const BenchRow row = bench.rate_one({.ratings = {{superior, 0, 0, 90}, {subordinate, 2, 0, 70}}});
  std::vector<double> weights;
  for (const BenchStep& step : row.steps)
    if (step.text == "STEP_PART") weights.push_back(step.b);
  EXPECT_THAT(weights, ElementsAre(70, 30));
  EXPECT_EQ(row.steps.front().text, "STEP_ASPECT");
  EXPECT_EQ(row.steps.front().result, 80.0);
}

TEST(Multirater, TooFewRatersAreAMissingGroup) {
  const std::string config =
      R"({"weights": {"superior": 60, "peer": 40}, "minimum_raters": {"peer": 3}})";
  std::vector<BenchRating> ratings = {{superior, 0, 0, 90}, {peer, 1, 0, 60}, {peer, 2, 0, 60}};
  const BenchRow row =
      MethodBench(method("multirater"), plain(config)).rate_one({.ratings = ratings});
  EXPECT_EQ(row.score, 90.0);
  EXPECT_EQ(row.steps[0].text, "STEP_ASPECT");
  EXPECT_EQ(row.steps[0].b, 1.0);  // the two peers are not in the aspect's mean either
  EXPECT_EQ(row.steps[1].text, "STEP_TOO_FEW");
  ratings.push_back({peer, 3, 0, 60});
  EXPECT_EQ(score(plain(config), ratings), 78.0);
}

TEST(Multirater, ThreeRatersWhoStayUnknownAreTheFewestByDefault) {
  for (const auto& [role, name] :
       {std::pair{peer, "peer"}, {subordinate, "subordinate"}, {from_public, "public"}}) {
    const std::string config = R"({"weights": {")" + std::string(name) + R"(": 100}})";
    const MethodBench bench(method("multirater"), plain(config));
    for (std::uint32_t count = 0; count <= 4; ++count) {
      const BenchRow row = bench.rate_one({.ratings = raters(role, count, 60)});
      EXPECT_EQ(row.status, count < 3 ? KINERJA_MISSING : KINERJA_OK) << name << count;
      EXPECT_THAT(steps_of(row, "STEP_GROUP"), SizeIs(count < 3 ? 0 : 1)) << name << count;
      EXPECT_THAT(steps_of(row, "STEP_ASPECT"), IsEmpty()) << name << count;
    }
  }
  for (const auto& [role, name] : {std::pair{self, "self"}, {superior, "superior"}})
    EXPECT_EQ(
        score(plain(R"({"weights": {")" + std::string(name) + R"(": 100}})"), raters(role, 1, 60)),
        60.0);
}

TEST(Multirater, AMinimumForOneGroupLeavesTheOthersAtTheirDefault) {
  const std::string config = R"({"weights": {"superior": 50, "peer": 25, "subordinate": 25},
      "minimum_raters": {"peer": 1}})";
  EXPECT_EQ(score(plain(config),
                  {{superior, 0, 0, 90},
                   {peer, 1, 0, 60},
                   {subordinate, 2, 0, 10},
                   {subordinate, 3, 0, 10}}),
            80.0);  // (90 * 50 + 60 * 25) / 75
}

TEST(Multirater, MeansOfAspectsStayClosedUntilEnoughUnknownRatersCount) {
  const std::string groups = R"({"weights": {"self": 10, "superior": 30, "peer": 60})";
  const MethodBench bench(method("multirater"), plain(groups + "}"));
  const MethodBench open(method("multirater"), plain(groups + R"(, "aspect_raters": 1})"));
  for (std::uint32_t count = 0; count <= 6; ++count) {
    std::vector<BenchRating> ratings = raters(peer, count, 60);
    ratings.push_back({self, 0, 0, 100});
    ratings.push_back({superior, 1, 0, 80});
    const BenchRow row = bench.rate_one({.ratings = ratings});
    const std::vector<BenchStep> closed = steps_of(row, "STEP_ASPECTS_CLOSED");
    const bool few = count == 3 || count == 4;  // below three, the group does not count
    ASSERT_THAT(closed, SizeIs(few ? 1 : 0)) << count;
    EXPECT_THAT(steps_of(row, "STEP_ASPECT"), SizeIs(few ? 0 : 1)) << count;
    if (few) {
      EXPECT_EQ(closed[0].ref_kind, KINERJA_REF_NONE);
      EXPECT_EQ(closed[0].a, count);
      EXPECT_EQ(closed[0].b, 5.0);
    }
    EXPECT_EQ(row.score, open.rate_one({.ratings = ratings}).score) << count;
  }
}

TEST(Multirater, UnknownRatersOfAllGroupsHideEachOtherOnceTheyCount) {
  const std::string config = R"({"weights": {"peer": 40, "subordinate": 30, "public": 30},
      "minimum_raters": {"subordinate": 2},
      "trim": {"peer": {"from": 5, "lowest": 1, "highest": 1}})";
  std::vector<BenchRating> ratings = raters(peer, 5, 60);  // three of them count
  ratings.push_back({subordinate, 0, 0, 80});
  ratings.push_back({from_public, 1, 0, 80});  // too few to count
  const MethodBench bench(method("multirater"), plain(config + "}"));
  const std::vector<BenchStep> closed =
      steps_of(bench.rate_one({.ratings = ratings}), "STEP_ASPECTS_CLOSED");
  ASSERT_THAT(closed, SizeIs(1));
  EXPECT_EQ(closed[0].a, 3.0);
  ratings.push_back({subordinate, 2, 0, 80});
  EXPECT_EQ(bench.rate_one({.ratings = ratings}).steps[0].text, "STEP_ASPECT");
  EXPECT_EQ(MethodBench(method("multirater"), plain(config + R"(, "aspect_raters": 6})"))
                .rate_one({.ratings = ratings})
                .steps[0]
                .text,
            "STEP_ASPECTS_CLOSED");
}

TEST(Multirater, OutermostRatersAreTrimmedFromTheirNumberOn) {
  const std::string config =
      R"({"weights": {"peer": 100}, "trim": {"peer": {"from": 4, "lowest": 1, "highest": 1}}})";
  std::vector<BenchRating> ratings = {{peer, 0, 0, 10}, {peer, 1, 0, 80}, {peer, 2, 0, 90}};
  EXPECT_EQ(score(plain(config), ratings), 60.0);
  ratings.push_back({peer, 3, 0, 100});
  EXPECT_EQ(score(plain(config), ratings), 85.0);
}

TEST(Multirater, NoStepShowsASingleRaterOfAGroup) {
  const MethodBench bench(method("multirater"),
                          five_point(R"({"weights": {"peer": 100}, "aspect_raters": 3})"));
  const BenchRow row = bench.rate_one({.ratings = {{peer, 0, 0, 2},
                                                   {peer, 1, 0, 5},
                                                   {peer, 2, 0, 5},
                                                   {peer, 0, 1, 1},
                                                   {peer, 1, 1, 4},
                                                   {peer, 2, 1, 4}}});
  for (const BenchStep& step : row.steps) EXPECT_NE(step.ref_kind, KINERJA_REF_RATING);
  const auto groups = std::count_if(row.steps.begin(), row.steps.end(), [](const BenchStep& step) {
    return step.text == "STEP_GROUP";
  });
  EXPECT_EQ(groups, 1);
  EXPECT_EQ(row.score, 70.0);
}

TEST(Multirater, WhoLeftOutAnAspectCountsOrNot) {
  const std::vector<BenchRating> ratings = {
      {peer, 0, 0, 5}, {peer, 1, 0, 3}, {peer, 1, 1, 3}, {peer, 1, 2, 3}};
  const std::string config = R"({"weights": {"peer": 100}, "minimum_raters": {"peer": 1})";
  EXPECT_EQ(score(five_point(config + "}"), ratings), 80.0);
  EXPECT_EQ(score(five_point(config + R"(, "missing_aspect": "missing"})"), ratings), 60.0);
}

TEST(Multirater, EveryMistakeIsReportedAtOnce) {
  EXPECT_THAT(
      lines_of("multirater",
               five_point(R"({"weights": {"superior": 60, "peer": 45, "self": -5, "boss": 1},
          "aspects": {"layanan": 0, "inisiatip": 1},
          "trim": {"peer": {"from": 2, "lowest": 1, "highest": 1}},
          "conversion": "range", "output_min": 100, "output_max": 100, "missing_group": "table"})")),
      ElementsAre("/aspects/layanan WEIGHT_NOT_POSITIVE: 0",
                  "/aspects/inisiatip ASPECT_UNKNOWN: layanan, inisiatif, disiplin",
                  "/output_max OUTPUT_EMPTY: 100",
                  "/weights/self WEIGHT_NEGATIVE: -5",
                  "/weights/boss ROLE_UNKNOWN: self, superior, peer, subordinate, public",
                  "/weights WEIGHTS_SUM: 101",
                  "/tables TABLES_ABSENT",
                  "/trim/peer/from TRIM_ALL: 2"));
  EXPECT_THAT(lines_of("multirater", plain(R"({"weights": {"superior": 60, "peer": 40}, "tables": [
          {"without": ["self"], "weights": {"superior": 100}},
          {"without": ["peer"], "weights": {"superior": 50, "peer": 50}},
          {"without": ["peer"], "weights": {"superior": 90}}]})")),
              ElementsAre("/tables/0/without/0 WITHOUT_UNWEIGHTED: self",
                          "/tables/1/without/0 WITHOUT_WEIGHTED: peer",
                          "/tables/2/weights WEIGHTS_SUM: 90",
                          "/tables/2/without WITHOUT_TWICE: peer"));
  EXPECT_THAT(lines_of("self", {}), ElementsAre("/aspects NO_ASPECTS"));
  EXPECT_THAT(lines_of("superior", {.aspects = {{"a", -1, 0}}}),
              ElementsAre("/conversion SCALE_UNFIT: a"));
}

TEST(Raters, EveryTextIsThereInBothLanguages) {
  EXPECT_THAT(missing_texts(bench_plugin("raters"),
                            {"SELF_MISSING",
                             "SUPERIOR_MISSING",
                             "ASPECTS_MISSING",
                             "GROUPS_MISSING",
                             "NO_ASPECTS",
                             "ASPECT_UNKNOWN",
                             "ROLE_UNKNOWN",
                             "WEIGHT_NOT_POSITIVE",
                             "WEIGHT_NEGATIVE",
                             "WEIGHTS_SUM",
                             "OUTPUT_EMPTY",
                             "SCALE_UNFIT",
                             "TRIM_ALL",
                             "TABLES_ABSENT",
                             "WITHOUT_UNWEIGHTED",
                             "WITHOUT_WEIGHTED",
                             "WITHOUT_TWICE",
                             "NUMBER_TOO_LARGE",
                             // The host puts these words where a reason names groups.
                             "self",
                             "superior",
                             "peer",
                             "subordinate",
                             "public"}),
              IsEmpty());
}

}  // namespace
}  // namespace kinerja::test
