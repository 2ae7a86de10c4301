#include <kinerja/core/evidence.hpp>

#include "rows_builder.hpp"
#include "sample_cycle.hpp"

#include <gmock/gmock.h>

#include <limits>

namespace kinerja::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr double not_given = std::numeric_limits<double>::quiet_NaN();

struct SheetRow {
  std::string ratee = "1";
  std::string rater;
  std::vector<double> scores;
  std::uint8_t role = KINERJA_ROLE_PEER;
  std::uint8_t state = KINERJA_RATING_SUBMITTED;
  std::string key = {};  // ratee and rater unless given
};

// Sheets whose columns are "kualitas" (1 to 5) and "disiplin" (0 to 100).
Sheets sheets_of(const std::vector<SheetRow>& from) {
  Sheets to;
  to.input = "lembar.csv";
  to.aspect.push_back("kualitas");
  to.aspect.push_back("disiplin");
  for (const SheetRow& row : from) {
    to.key.push_back(row.key.empty() ? row.ratee + "/" + row.rater : row.key);
    to.origin.push_back(1);
    to.ratee.push_back(row.ratee);
    to.rater.push_back(row.rater);
    to.comment.push_back("");
    to.ratee_kind.push_back(KINERJA_SUBJECT_PERSON);
    to.role.push_back(row.role);
    to.state.push_back(row.state);
    to.day.push_back(KINERJA_NO_DAY);
    to.score.insert(to.score.end(), row.scores.begin(), row.scores.end());
  }
  return to;
}

Evidence evidence_of(Rows rows) {
  EvidenceBuilder builder(cycle_2026);
  builder.add(
      "pegawai",
      rows_of(std::vector<PersonRow>{{.employee = "1"}, {.employee = "2", .unit = "lain"}}));
  builder.add("penilaian", std::move(rows));
  return builder.build();
}

TEST(GatherSheets, ComeToTheSameAsTheirRatingsOneByOne) {
  const Evidence sheets =
      evidence_of(sheets_of({{.rater = "d", .scores = {4, not_given}},
                             {.rater = "2", .scores = {5, 80}, .role = KINERJA_ROLE_SUPERIOR},
                             {.ratee = "2", .rater = "1", .scores = {not_given, 70}},
                             {.rater = "c", .scores = {3, 90}}}));
  const Evidence ratings = evidence_of(rows_of(std::vector<RatingRow>{
      {.ratee = "1", .rater = "c", .score = 3},
      {.ratee = "1", .rater = "c", .aspect = "disiplin", .score = 90},
      {.ratee = "2", .rater = "1", .aspect = "disiplin", .score = 70},
      {.ratee = "1", .rater = "d", .score = 4},
      {.ratee = "1", .rater = "2", .score = 5, .role = KINERJA_ROLE_SUPERIOR},
      {.ratee = "1",
       .rater = "2",
       .aspect = "disiplin",
       .score = 80,
       .role = KINERJA_ROLE_SUPERIOR},
  }));

  EXPECT_EQ(sheets.hash, ratings.hash);
  EXPECT_THAT(sheets.ratings.score, ElementsAre(80, 5, 90, 3, 4, 70));
  EXPECT_THAT(sheets.ratings.rater, ElementsAre(0, 0, 1, 1, 2, 0));
  EXPECT_THAT(sheets.ratings.of_person, ElementsAre(0, 1));
}

TEST(GatherSheets, AScoreOutsideItsScaleIsSetAsideAlone) {
  const Evidence evidence = evidence_of(sheets_of({{.rater = "a", .scores = {5.01, 50}}}));

  EXPECT_THAT(evidence.ratings.score, ElementsAre(50));
  ASSERT_THAT(evidence.set_aside, SizeIs(1));
  EXPECT_EQ(evidence.set_aside[0].column, "score");
}

TEST(GatherSheets, AnUnknownRateeCostsOneRowNotOneForEachAspect) {
  const Evidence evidence =
      evidence_of(sheets_of({{.ratee = "77", .rater = "a", .scores = {3, 50}}}));

  EXPECT_THAT(evidence.ratings.score, IsEmpty());
  EXPECT_THAT(evidence.set_aside, SizeIs(1));
}

TEST(GatherSheets, ALaterSheetWithTheSameKeyReplacesAllOfIt) {
  const Evidence evidence = evidence_of(
      sheets_of({{.rater = "a", .scores = {3, 50}}, {.rater = "a", .scores = {4, not_given}}}));

  EXPECT_THAT(evidence.ratings.score, ElementsAre(4));
}

TEST(GatherSheets, TwoSheetsOfOneRaterStandAspectByAspect) {
  const Evidence evidence = evidence_of(sheets_of({{.rater = "a", .scores = {3, 50}, .key = "x"},
                                                   {.rater = "a", .scores = {4, 60}, .key = "y"}}));

  EXPECT_THAT(evidence.ratings.score, ElementsAre(50, 60, 3, 4));
  EXPECT_THAT(evidence.ratings.rater, ElementsAre(0, 0, 0, 0));
}

}  // namespace
}  // namespace kinerja::test
