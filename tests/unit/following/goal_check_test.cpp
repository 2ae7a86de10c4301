#include <kinerja/core/goal_check.hpp>

#include "rows_builder.hpp"
#include "sample_cycle.hpp"

#include <gmock/gmock.h>

namespace kinerja::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

class GoalCheckTest : public ::testing::Test {
 protected:
  GoalCheckTest() {
    cycle_.goal_check = {{"mengikuti"}, {"semua", "tidak pernah"}};
    goal_.employee = "1";
    goal_.indicator = "surat";
    goal_.title = "Surat terjawab tepat waktu";
  }
  // Kinds of the hints about one goal; `change` spoils its columns.
  std::vector<std::string> kinds(void (*change)(Goals&) = nullptr, bool measured = true) {
    Goals goals = rows_of(std::vector<GoalRow>{goal_});
    goals.parent = {};
    goals.parent.push_back("Pelayanan prima");
    if (change != nullptr) change(goals);
    EvidenceBuilder builder(cycle_);
    builder.add("pegawai", rows_of(std::vector<PersonRow>{{.employee = "1"}}));
    builder.add("sasaran", goals);
    if (measured)
      builder.add("capaian",
                  rows_of(std::vector<MeasureRow>{{.subject = "1",
                                                   .indicator = "surat",
                                                   .value = 1,
                                                   .from_day = cycle_.from_day,
                                                   .to_day = cycle_.to_day}}));
    std::vector<std::string> all;
    for (const GoalHint& hint : check_goals(cycle_, builder.build()))
      all.emplace_back(kind_word(hint.kind));
    return all;
  }

  Cycle cycle_ = sample_cycle();
  GoalRow goal_;
};

TEST_F(GoalCheckTest, AWellWrittenGoalHasNoHints) {
  EXPECT_THAT(kinds(), IsEmpty());
}

TEST_F(GoalCheckTest, UnitTargetParentAndFigureMustBeThere) {
  EXPECT_THAT(kinds([](Goals& goals) {
                goals.unit_of_measure = {};
                goals.unit_of_measure.push_back("");
              }),
              ElementsAre("no_unit"));
  EXPECT_THAT(kinds([](Goals& goals) { goals.flags = {0}; }), ElementsAre("no_target"));
  EXPECT_THAT(kinds([](Goals& goals) {
                goals.parent = {};
                goals.parent.push_back("");
              }),
              ElementsAre("no_parent"));
  EXPECT_THAT(kinds([](Goals& goals) { goals.direction = {KINERJA_RANGE_IS_BEST}; }),
              ElementsAre("no_range_end"));
  EXPECT_THAT(kinds(nullptr, false), ElementsAre("no_figure"));
}

TEST_F(GoalCheckTest, AnActivityIsOneOnlyWhenItComesFirst) {
  goal_.title = "Mengikuti rapat";
  EXPECT_THAT(kinds(), ElementsAre("activity"));
  goal_.title = "Rapat mengikuti jadwal";
  EXPECT_THAT(kinds(), IsEmpty());
  goal_.title = "Mengikutikan staf pada diklat";  // another word that begins alike
  EXPECT_THAT(kinds(), IsEmpty());
}

TEST_F(GoalCheckTest, AbsoluteWordsAreFoundWholeAndAnywhere) {
  goal_.title = "Terjawabnya SEMUA surat";
  EXPECT_THAT(kinds(), ElementsAre("absolute"));
  goal_.title = "Surat tidak\n pernah terlambat";
  EXPECT_THAT(kinds(), ElementsAre("absolute"));
  goal_.title = "Persemuaan surat";
  EXPECT_THAT(kinds(), IsEmpty());
  goal_.title = "Mengikuti semua rapat";
  EXPECT_THAT(kinds(), UnorderedElementsAre("activity", "absolute"));
}

}  // namespace
}  // namespace kinerja::test
