// What stands after single rows is what rating everybody from all rows gives, bit for bit.

#include "standing/standings_fixture.hpp"

namespace kinerja::test {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

INSTANTIATE_TEST_SUITE_P(UnitNodes,
                         StandingsTest,
                         ::testing::Values(Ways::with_evidence, Ways::inputs_alone, Ways::near),
                         name_of_ways);

TEST_P(StandingsTest, BeginWithEverybodyAsAWholeRunRatesThem) {
  open();

  EXPECT_EQ(standings_->people(), static_cast<std::uint64_t>(staff));
  EXPECT_EQ(standing(), whole());
  EXPECT_FALSE(standings_->of("tidak ada"));
  EXPECT_FALSE(standings_->unit("tidak ada"));
}

TEST_P(StandingsTest, OneRatingMovesThePersonAndWhoStandsBehind) {
  open();
  const auto before = standings_->of(number(6));

  const StandingChange change =
      take("penilaian", keyless(rows_of(std::vector{RatingRow{.ratee = number(6), .rater = "x"}})));

  EXPECT_THAT(change.rated, ElementsAre(number(6)));
  EXPECT_THAT(change.moved, Contains(number(6)));
  EXPECT_THAT(change.moved, Not(Contains(number(7))));  // of another unit
  EXPECT_THAT(change.units, ElementsAre(units[0]));
  EXPECT_THAT(change.set_aside, IsEmpty());
  EXPECT_EQ(standings_->of(number(6))->nodes[0].score, before->nodes[0].score + 3);
  EXPECT_EQ(standings_->of(number(6))->unit, units[0]);
  EXPECT_EQ(standing(), whole());
}

TEST_P(StandingsTest, AUnitTellsHowManyHaveEachGrade) {
  open();

  const auto unit = standings_->unit(units[1]);

  ASSERT_TRUE(unit);
  EXPECT_EQ(unit->people, 13u);
  EXPECT_EQ(unit->rated, 13u);
  ASSERT_THAT(unit->by_grade, SizeIs(2));
  EXPECT_EQ(unit->by_grade[0] + unit->by_grade[1], 13u);
  EXPECT_GT(unit->by_grade[1], 0u);
}

class NearStandingsTest : public StandingsTest {};
INSTANTIATE_TEST_SUITE_P(UnitNodes, NearStandingsTest, ::testing::Values(Ways::near), name_of_ways);

TEST_P(NearStandingsTest, WhoIsOnlyNearlyKnownIsAskedExactlyOnce) {
  open();
  asked_exactly_ = 0;

  take("penilaian", keyless(rows_of(std::vector{RatingRow{.ratee = number(6), .rater = "x"}})));

  EXPECT_EQ(asked_exactly_, 3) << "the own nodes of one person; all others are known already";
  EXPECT_EQ(standing(), whole());
}

TEST_P(StandingsTest, ReportsDoNotPileUp) {
  open();
  for (int k = 0; k < 3; ++k)
    take("penilaian", keyless(rows_of(std::vector{RatingRow{.ratee = number(6), .rater = "x"}})));
  standings_->each([](const Evidence& people, const Scores& scores) {
    EXPECT_LE(scores.reports.size(), people.size());
  });
}

TEST_P(StandingsTest, AFigureOfAUnitMovesAllWhoLookAtItAndIsSetAsideOnce) {
  for (int i = 0; i < 5; ++i)
    keep("rencana",
         rows_of(std::vector{GoalRow{.employee = number(i),
                                     .indicator = "antrean",
                                     .subject = units[1],
                                     .subject_kind = KINERJA_SUBJECT_UNIT}}));
  open();
  MeasureRow row = measure(units[1], 7, 3);
  row.subject_kind = KINERJA_SUBJECT_UNIT;
  row.indicator = "antrean";
  EXPECT_THAT(take("realisasi", rows_of(std::vector{row})).rated, SizeIs(3 + 13))
      << "three with the goal, and the unit's own, to whom a node shows its ratings";
  EXPECT_EQ(standing(), whole());

  row.from_day = day(2025, 1, 1);
  EXPECT_THAT(take("realisasi", rows_of(std::vector{row})).set_aside, SizeIs(1));
  MeasureRow nobodys = measure("siapa", 7, 3);
  nobodys.subject_kind = KINERJA_SUBJECT_UNIT;
  nobodys.from_day = day(2025, 1, 1);
  EXPECT_THAT(take("realisasi", rows_of(std::vector{nobodys})).set_aside, SizeIs(1));
}

TEST_P(StandingsTest, WhatWasSetAsideBeforeIsNotToldAgain) {
  open();
  const auto rating = [&](double score) {
    return keyless(rows_of(std::vector{
        RatingRow{.ratee = number(1), .rater = std::to_string(score), .score = score, .line = 7}}));
  };
  EXPECT_THAT(take("penilaian", rating(77)).set_aside, SizeIs(1));
  EXPECT_THAT(take("penilaian", rating(3)).set_aside, IsEmpty());
  EXPECT_THAT(take("penilaian", rating(78)).set_aside, SizeIs(1));
}

TEST_P(StandingsTest, ManyRowsOfOnePersonAreWhatTheyWere) {
  open();
  for (int k = 0; k < 200; ++k)
    take(k % 3 == 0 ? "penilaian" : "penilaian layar",
         k % 2 == 0
             ? Rows(rows_of(std::vector{RatingRow{
                   .ratee = number(6), .rater = std::to_string(k % 7), .score = 1.0 + k % 5}}))
             : keyless(rows_of(std::vector{RatingRow{
                   .ratee = number(6), .rater = std::to_string(k % 11), .score = 1.0 + k % 5}})));
  EXPECT_EQ(standing(), whole());
}

TEST_P(StandingsTest, WhatFitsNothingIsSetAsideAndMovesNobody) {
  open();
  const std::string before = standing();

  const StandingChange unknown =
      take("penilaian", keyless(rows_of(std::vector{RatingRow{.ratee = "siapa", .rater = "x"}})));
  const StandingChange off_scale =
      take("penilaian",
           keyless(rows_of(
               std::vector{RatingRow{.ratee = number(1), .rater = "x", .score = 77, .line = 12}})));

  ASSERT_THAT(unknown.set_aside, SizeIs(1));
  EXPECT_EQ(unknown.set_aside[0].column, "ratee");
  EXPECT_THAT(unknown.rated, IsEmpty());
  ASSERT_THAT(off_scale.set_aside, SizeIs(1));
  EXPECT_EQ(off_scale.set_aside[0].origin, 12u);
  EXPECT_THAT(off_scale.moved, IsEmpty());
  EXPECT_EQ(standing(), before);
}

TEST_P(StandingsTest, WhoComesLaterHasTheRowsThatCameBefore) {
  keep("penilaian", keyless(rows_of(std::vector{RatingRow{.ratee = number(99), .rater = "x"}})));
  open();
  EXPECT_FALSE(standings_->of(number(99)));

  const StandingChange change = take("pegawai", rows_of(std::vector{person(99, 2)}));

  EXPECT_THAT(change.units, ElementsAre(units[2]));
  ASSERT_TRUE(standings_->of(number(99)));
  EXPECT_EQ(standings_->of(number(99))->nodes[0].score, 3);
  EXPECT_EQ(standings_->people(), static_cast<std::uint64_t>(staff) + 1);
  EXPECT_EQ(standing(), whole());
}

TEST_P(StandingsTest, WhoMovesLeavesOneUnitAndComesToTheOther) {
  open();

  const StandingChange change =
      take("pegawai", rows_of(std::vector{person(7, 2, day(2026, 6, 1))}));

  EXPECT_THAT(change.units, ElementsAre(units[1], units[2]));
  EXPECT_EQ(standings_->of(number(7))->unit, units[2]);
  EXPECT_EQ(standings_->people(), static_cast<std::uint64_t>(staff));
  EXPECT_EQ(standing(), whole());
}

TEST_P(StandingsTest, AKeyThatComesBackAboutSomebodyElseIsGoneFromTheFirst) {
  Rows first = rows_of(std::vector{RatingRow{.ratee = number(1), .rater = "x"}});
  Rows second = rows_of(std::vector{RatingRow{.ratee = number(2), .rater = "x"}});
  std::get<Ratings>(second).key = std::get<Ratings>(first).key;
  keep("penilaian", first);
  open();
  const double with = standings_->of(number(1))->nodes[0].score;

  const StandingChange change = take("penilaian", second);

  EXPECT_THAT(change.rated, ElementsAre(number(1), number(2)));
  EXPECT_EQ(standings_->of(number(1))->nodes[0].score, with - 3);
  EXPECT_EQ(standing(), whole());
  EXPECT_THAT(take("penilaian", second).rated, ElementsAre(number(2))) << "it has gone already";
  take("penilaian", first);
  EXPECT_EQ(standings_->of(number(1))->nodes[0].score, with);
  EXPECT_EQ(standing(), whole());
}

TEST_P(StandingsTest, WhomRowsConcernIsRatedWithTheNextCallAfterAnError) {
  open();
  bool broken = true;
  prepared_.methods[0] = std::make_unique<FakeMethod>(
      [&](const kinerja_rate_in& in, bool trail) -> Result<RatedBatch> {
        if (broken) return fail(Errc::plugin_failed, verbatim("broken"));
        return all_added_up(in, trail);
      },
      0);
  const Rows rows = keyless(rows_of(std::vector{RatingRow{.ratee = number(6), .rater = "x"}}));
  all_.emplace_back("penilaian", rows);
  EXPECT_FALSE(standings_->take("penilaian", rows));
  broken = false;

  const StandingChange change = take("penilaian", Rows(Ratings{}));

  EXPECT_THAT(change.rated, ElementsAre(number(6)));
  EXPECT_EQ(standing(), whole());
}

TEST_P(StandingsTest, TheCallAfterAnErrorTellsOfAllSinceTheLastSuccess) {
  open();
  auto rank = std::move(prepared_.methods[3]);
  bool broken = true;
  FakeMethod& breaking = *new FakeMethod(
      [&](const kinerja_rate_in& in, bool trail) -> Result<RatedBatch> {
        if (broken) return fail(Errc::plugin_failed, verbatim("broken"));
        return rank->rate(in, trail);
      },
      KINERJA_INFO_WHOLE_GROUP);
  if (rank->takes_near()) breaking.that_takes_near();
  if (rank->takes_inputs_alone()) breaking.that_takes_inputs_alone();
  prepared_.methods[3].reset(&breaking);
  for (const char* const rater : {"x", "y"}) {
    const Rows rows = keyless(rows_of(std::vector{RatingRow{.ratee = number(6), .rater = rater},
                                                  RatingRow{.ratee = "siapa", .rater = rater}}));
    all_.emplace_back("penilaian", rows);
    EXPECT_FALSE(standings_->take("penilaian", rows));
  }
  broken = false;

  const StandingChange change = take("penilaian", Rows(Ratings{}));

  EXPECT_THAT(change.rated, Contains(number(6)));
  EXPECT_THAT(change.moved, Contains(number(6)));
  EXPECT_THAT(change.set_aside, SizeIs(2));
  EXPECT_EQ(standing(), whole());
}

}  // namespace
}  // namespace kinerja::test
