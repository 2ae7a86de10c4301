#include <kinerja/core/following.hpp>

#include "fake_method.hpp"
#include "rows_builder.hpp"
#include "sample_cycle.hpp"

#include <gmock/gmock.h>

namespace kinerja::test {
namespace {

using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::IsEmpty;
using ::testing::SizeIs;

// Employee "1" with goals surat and lapor of one title, a rated aspect, and entries. The node's
// method has a plain step, and steps that tell standings in goals and aspects.
class FindingsTest : public ::testing::Test {
 protected:
  FindingsTest() {
    add_method(methods_, sum_of_all)
        .with_steps({{KINERJA_REF_GOAL, {"x", "x"}, false},
                     {KINERJA_REF_GOAL, {"x", "x"}, true},
                     {KINERJA_REF_ASPECT, {"x", "x"}, true}});
    cycle_.follow_up.strengths = {{0, 110}};
    cycle_.follow_up.weaknesses = {{0, 90}};
    const std::int32_t march = day(2026, 3, 1);
    EvidenceBuilder builder(cycle_);
    builder.add("pegawai", rows_of(std::vector<PersonRow>{{.employee = "1"}}));
    builder.add("sasaran",
                rows_of(std::vector<GoalRow>{{.employee = "1", .indicator = "lapor"},
                                             {.employee = "1", .indicator = "surat"}}));
    builder.add("capaian",
                rows_of(std::vector<MeasureRow>{{.subject = "1",
                                                 .indicator = "lapor",
                                                 .value = 40,
                                                 .from_day = march,
                                                 .to_day = march + 30,
                                                 .evidence = "arsip 7"}}));
    builder.add(
        "penilaian",
        rows_of(std::vector<RatingRow>{
            {.ratee = "1", .rater = "9", .role = KINERJA_ROLE_SUPERIOR, .comment = "sering lupa"},
            {.ratee = "1", .rater = "8", .comment = "rahasia"}}));
    builder.add("catatan",
                rows_of(std::vector<EventRow>{
                    {.subject = "1", .day = march, .text = "terlambat", .about = "lapor"},
                    {.subject = "1",
                     .day = march + 1,
                     .text = "teliti",
                     .about = "kualitas",
                     .state = "pujian"},
                    {.subject = "1", .day = march + 2, .text = "soal lain"}}));
    evidence_ = builder.build();
  }
  RatedCycle rated() const { return {cycle_, methods_, evidence_}; }
  void step(std::int32_t step, std::int32_t kind, std::int64_t ref, double result) {
    scores_.trail.push_back({0, 0, step, kind, ref, 0, 0, result});
  }
  std::vector<Finding> findings() const { return findings_of(rated(), scores_, 0); }

  Methods methods_;
  Cycle cycle_ = sample_cycle({node("hasil")});
  Evidence evidence_;
  Scores scores_{0, 1, {}, {}, {}};
};

TEST_F(FindingsTest, TheLastStandingOfEachThingCountsAndOtherStepsDoNot) {
  step(1, KINERJA_REF_GOAL, 0, 10);
  step(1, KINERJA_REF_GOAL, 0, 100);  // neither above nor below: the earlier 10 is no weakness
  step(0, KINERJA_REF_GOAL, 1, 5);    // a step that tells no standing
  step(2, KINERJA_REF_ASPECT, 0, 120);

  const auto all = findings();

  ASSERT_THAT(all, SizeIs(1));
  EXPECT_EQ(all[0].kind, Finding::Kind::strength);
  EXPECT_EQ(all[0].what.id, "Kualitas kerja");
  EXPECT_EQ(all[0].value, 120);
  EXPECT_EQ(all[0].limit, 110);
}

TEST_F(FindingsTest, AStrengthBeginsAtItsLimitAndAWeaknessBelowItsOwn) {
  step(1, KINERJA_REF_GOAL, 0, 110);
  step(1, KINERJA_REF_GOAL, 1, 90);
  EXPECT_THAT(findings(), ElementsAre(Field(&Finding::kind, Finding::Kind::strength)));
  scores_.trail[0].result = 109.99;
  scores_.trail[1].result = 89.99;
  EXPECT_THAT(findings(), ElementsAre(Field(&Finding::kind, Finding::Kind::weakness)));
}

TEST_F(FindingsTest, StrongestFirstThenWeakestFirst) {
  step(1, KINERJA_REF_GOAL, 0, 50);
  step(1, KINERJA_REF_GOAL, 1, 40);
  step(2, KINERJA_REF_ASPECT, 0, 115);
  step(2, KINERJA_REF_ASPECT, 1, 118);

  EXPECT_THAT(findings(),
              ElementsAre(Field(&Finding::value, 118),
                          Field(&Finding::value, 115),
                          Field(&Finding::value, 40),
                          Field(&Finding::value, 50)));
}

TEST_F(FindingsTest, AGoalComesWithFiguresProofAndEntriesAboutIt) {
  step(1, KINERJA_REF_GOAL, 0, 40);

  const auto all = findings();

  ASSERT_THAT(all, SizeIs(1));
  EXPECT_EQ(all[0].what.id, "sasaran (lapor)");  // two goals have this title
  EXPECT_THAT(all[0].evidence,
              ElementsAre(Field(&Text::id, "target 100, capaian 40 berkas"),
                          Field(&Text::id, "2026-03-01 sampai 2026-03-31: 40 (arsip 7)"),
                          Field(&Text::id, "2026-03-01 observasi: terlambat")));
}

TEST_F(FindingsTest, AnAspectComesWithWhatTheSuperiorWroteAndNotWithColleagues) {
  step(2, KINERJA_REF_ASPECT, 0, 20);

  const auto all = findings();

  ASSERT_THAT(all, SizeIs(1));
  EXPECT_THAT(all[0].evidence,
              ElementsAre(Field(&Text::id, "atasan: sering lupa"),
                          Field(&Text::id, "2026-03-02 observasi (pujian): teliti")));
}

TEST_F(FindingsTest, TheOneCommentOfASheetSpeaksOfAllItsAspectsAndSeveralOfTheirOwn) {
  const auto on_disiplin = [&](const std::string& kualitas, const std::string& disiplin) {
    EvidenceBuilder builder(cycle_);
    builder.add("pegawai", rows_of(std::vector<PersonRow>{{.employee = "1"}}));
    RatingRow row{.ratee = "1", .rater = "9", .role = KINERJA_ROLE_SUPERIOR};
    RatingRow second = row;
    row.comment = kualitas;
    second.aspect = "disiplin";
    second.comment = disiplin;
    builder.add("penilaian", rows_of(std::vector<RatingRow>{row, second}));
    evidence_ = builder.build();
    return findings().at(0).evidence;
  };
  step(2, KINERJA_REF_ASPECT, 1, 20);

  EXPECT_THAT(on_disiplin("lembar", ""), ElementsAre(Field(&Text::id, "atasan: lembar")));
  EXPECT_THAT(on_disiplin("satu", "dua"), ElementsAre(Field(&Text::id, "atasan: dua")));
  EXPECT_THAT(on_disiplin("", ""), IsEmpty());
}

TEST_F(FindingsTest, TheTrainingThatNamesAWeaknessBestIsPlannedOnce) {
  cycle_.follow_up.trainings = {{"*", {"Umum", "General"}, 10},
                                {"kualitas", {"Mutu", "Quality"}, 20},
                                {"surat", {"Surat", "Letters"}, 0}};
  step(1, KINERJA_REF_GOAL, 0, 50);
  step(1, KINERJA_REF_GOAL, 1, 40);
  step(2, KINERJA_REF_ASPECT, 0, 30);
  step(2, KINERJA_REF_ASPECT, 1, 20);

  const auto plan = development_plan(rated(), findings());

  ASSERT_THAT(plan, SizeIs(3));
  EXPECT_EQ(plan[0].title.id, "Umum");  // for disiplin, the weakest; lapor needs no second one
  EXPECT_EQ(plan[0].about.id, "Disiplin");
  EXPECT_EQ(plan[0].due_day, day(2027, 1, 10));
  EXPECT_EQ(plan[1].title.id, "Mutu");
  EXPECT_EQ(plan[2].title.id, "Surat");
  EXPECT_EQ(plan[2].due_day, day(2026, 12, 31));
}

TEST_F(FindingsTest, AStrengthIsNoReasonForATraining) {
  cycle_.follow_up.trainings = {{"*", {"Umum", "General"}, 10}};
  step(1, KINERJA_REF_GOAL, 0, 150);

  EXPECT_THAT(development_plan(rated(), findings()), IsEmpty());
}

TEST_F(FindingsTest, GuidanceIsClosedByItsLastStepAndOpenedAgain) {
  const auto closed = [&](const std::vector<EventRow>& events) {
    EvidenceBuilder builder(cycle_);
    builder.add("pegawai", rows_of(std::vector<PersonRow>{{.employee = "1"}}));
    builder.add("catatan", rows_of(events));
    FollowUpList list;
    list.entries = "bimbingan";
    return guidance_of(builder.build(), list, 0).closed;
  };
  const EventRow open{
      .subject = "1", .day = day(2026, 5, 1), .kind = "bimbingan", .state = "terbuka"};
  EventRow shut = open, again = open;
  shut.day += 1;
  shut.state = "ditutup";
  again.day += 2;

  EXPECT_FALSE(closed({open}));
  EXPECT_TRUE(closed({open, shut}));
  EXPECT_FALSE(closed({open, shut, again}));
}

}  // namespace
}  // namespace kinerja::test
