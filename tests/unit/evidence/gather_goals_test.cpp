#include <kinerja/core/evidence.hpp>
#include <kinerja/method.h>

#include "rows_builder.hpp"
#include "sample_cycle.hpp"

#include <gmock/gmock.h>

namespace kinerja::test {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::IsEmpty;
using ::testing::SizeIs;

// One employee, "1", and what stands here of them.
Evidence evidence_of(const std::vector<GoalRow>& goals, const std::vector<MeasureRow>& measures) {
  EvidenceBuilder builder(cycle_2026);
  builder.add("pegawai", rows_of(std::vector<PersonRow>{{.employee = "1"}}));
  builder.add("sasaran", rows_of(goals));
  builder.add("capaian", rows_of(measures));
  return builder.build();
}

MeasureRow in_month(std::int32_t month, double value, std::uint16_t quality = 0) {
  const std::int32_t first = day(2026, month, 1);
  return {.subject = "1",
          .indicator = "berkas",
          .value = value,
          .from_day = first,
          .to_day = first + 27,
          .quality = quality};
}

TEST(GatherGoals, AGoalHasWhatItsMeasuresAddUpTo) {
  const Evidence evidence = evidence_of({{.employee = "1", .indicator = "berkas", .target = 10}},
                                        {in_month(2, 0.2), in_month(1, 0.1)});

  const GoalEvidence& goals = evidence.goals;
  ASSERT_EQ(goals.size(), 1u);
  EXPECT_EQ(goals.actual[0], 0.3);
  EXPECT_EQ(goals.flags[0], KINERJA_EV_HAS_TARGET | KINERJA_EV_HAS_ACTUAL);
  EXPECT_EQ(evidence.indicators[goals.indicator[0]], "berkas");
  ASSERT_THAT(goals.measures, SizeIs(2));
  EXPECT_EQ(goals.measures[0].value, 0.1);  // by their last day
}

TEST(GatherGoals, LastIsTheFigureOfTheLatestDay) {
  const Evidence evidence =
      evidence_of({{.employee = "1", .indicator = "berkas", .aggregate = KINERJA_AGGREGATE_LAST}},
                  {in_month(3, 30), in_month(11, 110), in_month(7, 70)});

  EXPECT_EQ(evidence.goals.actual[0], 110);
}

TEST(GatherGoals, AGoalWithoutFiguresIsMissingAndNotZero) {
  const Evidence evidence = evidence_of({{.employee = "1", .indicator = "berkas"}}, {});

  EXPECT_EQ(evidence.goals.flags[0] & KINERJA_EV_HAS_ACTUAL, 0);
  EXPECT_THAT(evidence.notes[0],
              ElementsAre(Text{"berkas: belum ada angka.", "berkas: there is no figure yet."}));
}

TEST(GatherGoals, AnUnapprovedFigureIsShownAndDoesNotCount) {
  const Evidence evidence =
      evidence_of({{.employee = "1", .indicator = "berkas"}},
                  {in_month(1, 5), in_month(2, 7, KINERJA_MEASURE_UNAPPROVED)});

  EXPECT_EQ(evidence.goals.actual[0], 5);
  ASSERT_THAT(evidence.goals.measures, SizeIs(2));
  EXPECT_FALSE(evidence.goals.measures[1].counts);
  EXPECT_THAT(
      evidence.notes[0],
      Contains(Field(&Text::en, "berkas: 1 figures are not approved yet and do not count.")));
}

TEST(GatherGoals, OnlyUnapprovedFiguresAreNoFigure) {
  const Evidence evidence = evidence_of({{.employee = "1", .indicator = "berkas"}},
                                        {in_month(2, 7, KINERJA_MEASURE_UNAPPROVED)});

  EXPECT_EQ(evidence.goals.flags[0] & KINERJA_EV_HAS_ACTUAL, 0);
  EXPECT_THAT(evidence.notes[0], Contains(Field(&Text::en, "berkas: there is no figure yet.")));
}

TEST(GatherGoals, ARetractedFigureTakesBackTheEarlierOneOfItsKey) {
  const Evidence evidence =
      evidence_of({{.employee = "1", .indicator = "berkas"}},
                  {in_month(1, 5), in_month(2, 7), in_month(2, 7, KINERJA_MEASURE_RETRACTED)});

  EXPECT_EQ(evidence.goals.actual[0], 5);
  EXPECT_THAT(evidence.goals.measures, SizeIs(1));
  EXPECT_THAT(evidence.set_aside, IsEmpty());
}

TEST(GatherGoals, LateEstimatedAndManualFiguresCount) {
  const Evidence evidence = evidence_of({{.employee = "1", .indicator = "berkas"}},
                                        {in_month(1, 1, KINERJA_MEASURE_LATE),
                                         in_month(2, 2, KINERJA_MEASURE_ESTIMATED),
                                         in_month(3, 4, KINERJA_MEASURE_MANUAL)});

  EXPECT_EQ(evidence.goals.actual[0], 7);
}

TEST(GatherGoals, NamesTheMonthsWithoutAFigure) {
  std::vector<MeasureRow> months;
  for (const std::int32_t month : {1, 2, 3, 5, 6, 7, 8, 9, 10, 11})
    months.push_back(in_month(month, 1));
  const Evidence evidence = evidence_of({{.employee = "1", .indicator = "berkas"}}, months);

  EXPECT_THAT(evidence.notes[0],
              ElementsAre(Field(&Text::en, "berkas: no figure for 2026-04, 2026-12.")));
}

TEST(GatherGoals, AYearFigureHasNoMissingMonths) {
  const Evidence evidence = evidence_of({{.employee = "1", .indicator = "berkas"}},
                                        {{.subject = "1",
                                          .indicator = "berkas",
                                          .value = 9,
                                          .from_day = day(2026, 1, 1),
                                          .to_day = day(2026, 12, 31)}});

  EXPECT_EQ(evidence.goals.actual[0], 9);
  EXPECT_THAT(evidence.notes[0], IsEmpty());
}

TEST(GatherGoals, TakesBothEndsOfThePeriodAndNothingBeyond) {
  const auto on = [](std::int32_t from, std::int32_t to, double value) {
    return MeasureRow{
        .subject = "1", .indicator = "berkas", .value = value, .from_day = from, .to_day = to};
  };
  const Evidence evidence = evidence_of({{.employee = "1", .indicator = "berkas"}},
                                        {on(day(2026, 1, 1), day(2026, 1, 1), 1),
                                         on(day(2026, 12, 31), day(2026, 12, 31), 2),
                                         on(day(2025, 12, 31), day(2026, 1, 31), 40),
                                         on(day(2026, 12, 1), day(2027, 1, 1), 80)});

  EXPECT_EQ(evidence.goals.actual[0], 3);
  ASSERT_THAT(evidence.set_aside, SizeIs(2));
  EXPECT_EQ(evidence.set_aside[0].column, "from_day");
  EXPECT_EQ(evidence.set_aside[0].raw, "2025-12-31..2026-01-31");
  EXPECT_EQ(evidence.set_aside[1].reason_en, "outside the period 2026-01-01 to 2026-12-31");
}

TEST(GatherGoals, SetsAsideGoalsAndFiguresOfUnknownPeople) {
  const Evidence evidence = evidence_of(
      {{.employee = "77", .indicator = "berkas", .line = 4}},
      {{.subject = "78", .indicator = "berkas", .from_day = day(2026, 1, 1), .line = 5}});

  EXPECT_EQ(evidence.goals.size(), 0u);
  ASSERT_THAT(evidence.set_aside, SizeIs(2));
  EXPECT_EQ(evidence.set_aside[0].source, "capaian");
  EXPECT_EQ(evidence.set_aside[0].input, "capaian.csv");
  EXPECT_EQ(evidence.set_aside[0].origin, 5u);
  EXPECT_EQ(evidence.set_aside[0].column, "subject");
  EXPECT_EQ(evidence.set_aside[1].source, "sasaran");
  EXPECT_EQ(evidence.set_aside[1].column, "employee");
  EXPECT_EQ(evidence.set_aside[1].raw, "77");
}

TEST(GatherGoals, AGoalMayLookAtTheFiguresOfAUnitOrOfAll) {
  const Evidence evidence = evidence_of({{.employee = "1",
                                          .indicator = "antrean",
                                          .subject = "loket 3",
                                          .subject_kind = KINERJA_SUBJECT_SERVICE_POINT},
                                         {.employee = "1", .indicator = "berkas"}},
                                        {{.subject = "loket 3",
                                          .indicator = "antrean",
                                          .value = 12,
                                          .from_day = day(2026, 5, 1),
                                          .to_day = day(2026, 5, 31),
                                          .subject_kind = KINERJA_SUBJECT_SERVICE_POINT},
                                         in_month(1, 5)});

  EXPECT_EQ(evidence.goals.actual[0], 12);
  EXPECT_EQ(evidence.goals.actual[1], 5);
}

TEST(GatherGoals, ReadsTheAspectWhenTheCycleHasIt) {
  const Evidence evidence =
      evidence_of({{.employee = "1", .indicator = "a", .aspect = "disiplin"},
                   {.employee = "1", .indicator = "b", .aspect = "tidak ada"}},
                  {});

  EXPECT_THAT(evidence.goals.aspect, ElementsAre(1u, UINT32_MAX));
  EXPECT_EQ(evidence.goals.aspect_name[1], "tidak ada");
}

TEST(GatherGoals, KeepsTheFlagsOfAGoal) {
  const Evidence evidence =
      evidence_of({{.employee = "1",
                    .indicator = "a",
                    .kind = KINERJA_GOAL_ADDITIONAL,
                    .flags = KINERJA_GOAL_HAS_TARGET | KINERJA_GOAL_HAS_TARGET_HIGH},
                   {.employee = "1", .indicator = "b", .flags = KINERJA_GOAL_TARGET_IS_LIMIT}},
                  {});

  EXPECT_EQ(evidence.goals.flags[0],
            KINERJA_EV_HAS_TARGET | KINERJA_EV_HAS_TARGET_HIGH | KINERJA_EV_ADDITIONAL);
  EXPECT_EQ(evidence.goals.flags[1], KINERJA_EV_TARGET_IS_LIMIT);
}

}  // namespace
}  // namespace kinerja::test
