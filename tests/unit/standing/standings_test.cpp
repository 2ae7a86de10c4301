// What stands after any rows is what rating everybody from all rows gives, bit for bit.

#include <kinerja/core/standings.hpp>

#include "fake_method.hpp"
#include "loading/misbehaving.hpp"
#include "result_matchers.hpp"
#include "rows_builder.hpp"
#include "sample_cycle.hpp"

#include <gmock/gmock.h>

#include <array>
#include <random>

namespace kinerja::test {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

constexpr int staff = 40;
const std::vector<std::string> units = {"camat", "dinas", "kantor"};
const std::vector<std::string> counters = {"loket 1", "loket 2"};

// All figures of a person and the scores of inputs, added up; missing where there is nothing.
Result<RatedBatch> all_added_up(const kinerja_rate_in& in, bool) {
  RatedBatch batch = unrated(in.n);
  for (std::uint32_t i = 0; i < in.n; ++i) {
    for (std::int32_t k = in.ev_begin[i]; k < in.ev_begin[i + 1]; ++k, batch.status[i] = KINERJA_OK)
      batch.score[i] += in.ev_actual[k] + in.ev_target[k];
    for (std::int32_t k = in.rt_begin[i]; k < in.rt_begin[i + 1]; ++k, batch.status[i] = KINERJA_OK)
      batch.score[i] += in.rt_score[k];
    if (in.in_score != nullptr && in.in_status[i] == KINERJA_OK)
      batch.score[i] += in.in_score[i], batch.status[i] = KINERJA_OK;
  }
  return batch;
}

// The place in the unit by the first input; the best one has a grade of its own. An attribute
// counts, too, and so do goals and ratings where the method is shown any.
Result<RatedBatch> place_in_unit(const kinerja_rate_in& in, bool) {
  RatedBatch batch = unrated(in.n);
  const auto value = [&](std::uint32_t i) {
    return in.in_score[i] + (in.attr_number == nullptr ? 0 : in.attr_number[i]) +
           in.ev_begin[i + 1] - in.ev_begin[i];
  };
  for (std::uint32_t i = 0; i < in.n; ++i) {
    if (in.in_status[i] != KINERJA_OK) continue;
    for (std::uint32_t j = 0; j < in.n; ++j)
      if (in.group[j] == in.group[i] && in.in_status[j] == KINERJA_OK && value(j) > value(i))
        ++batch.score[i];
    batch.status[i] = KINERJA_OK;
    batch.grade[i] = batch.score[i] == 0 ? 1 : 0;
  }
  return batch;
}

// How methods say that they can be asked.
enum class Ways { with_evidence, inputs_alone, near };

// What a node that takes near values says, told in numbers: the values are sure to a millionth
// where they are inputs of others, and exact when asked again.
Result<RatedBatch> nearly(Result<RatedBatch> batch, const kinerja_rate_in& in, double slack) {
  if (!batch || in.in_slack == nullptr) return batch;
  batch->low.assign(in.n, 0);
  batch->slack.assign(in.n, slack);
  return batch;
}

class StandingsTest : public ::testing::TestWithParam<Ways> {
 protected:
  StandingsTest() {
    prepared_.cycle = sample_cycle({node("sendiri"),
                                    node("unit"),
                                    node("loket"),
                                    node("peringkat", {"sendiri"}),
                                    node("akhir", {"peringkat"})});
    Cycle& cycle = prepared_.cycle;
    cycle.output = folder_.path();
    cycle.nodes[1].ratee.kind = Ratee::Kind::unit;
    cycle.nodes[2].ratee = {Ratee::Kind::attribute, "loket"};
    cycle.nodes[3].attributes = {"tambahan"};
    cycle.result_node = 3;
    for (int k = 0; k < 3; ++k)
      near_where_wanted(add_method(prepared_.methods, [&](const kinerja_rate_in& in, bool trail) {
        if (in.in_slack == nullptr) ++asked_exactly_;
        return nearly(all_added_up(in, trail), in, 0x1p-20);
      }));
    FakeMethod& rank = add_method(
                           prepared_.methods,
                           [](const kinerja_rate_in& in, bool trail) {
                             return asks_where_near(place_in_unit(in, trail), in);
                           },
                           KINERJA_INFO_WHOLE_GROUP)
                           .with_grades({"lain", "pertama"});
    FakeMethod& last = add_method(prepared_.methods, [](const kinerja_rate_in& in, bool trail) {
      return nearly(all_added_up(in, trail), in, 0);
    });
    near_where_wanted(rank), near_where_wanted(last);
    if (GetParam() != Ways::with_evidence)
      rank.that_takes_inputs_alone(), last.that_takes_inputs_alone();
    for (int i = 0; i < staff; ++i) {
      keep("pegawai", rows_of(std::vector{person(i, i % 3)}));
      keep("rencana", keyless(rows_of(std::vector{GoalRow{number(i), "berkas"}})));
    }
    keep("penilaian",
         rows_of(std::vector{RatingRow{.ratee = units[0],
                                       .rater = "warga",
                                       .score = 2,
                                       .ratee_kind = KINERJA_SUBJECT_UNIT},
                             RatingRow{.ratee = counters[1],
                                       .rater = "warga",
                                       .score = 4,
                                       .ratee_kind = KINERJA_SUBJECT_SERVICE_POINT}}));
  }

  static void near_where_wanted(FakeMethod& method) {
    if (GetParam() == Ways::near) method.that_takes_near();
  }
  // A place among people of whom some are only nearly known cannot be told.
  static Result<RatedBatch> asks_where_near(Result<RatedBatch> batch, const kinerja_rate_in& in) {
    batch = nearly(std::move(batch), in, 0);
    if (!batch || in.in_slack == nullptr) return batch;
    for (std::uint32_t i = 0; i < in.n; ++i)
      if (in.in_slack[i] != 0) batch->status[i] = KINERJA_ASK;
    for (std::uint32_t i = 0; i < in.n; ++i)
      batch->reports.push_back({KINERJA_OK, i, "", verbatim("rated")});
    return batch;
  }

  static std::string number(int i) { return std::to_string(1'000 + i); }
  static PersonRow person(int i, int unit, std::int32_t from_day = KINERJA_NO_DAY) {
    return {.employee = number(i),
            .unit = units[static_cast<std::size_t>(unit)],
            .from_day = from_day,
            .attributes = {{"loket", counters[static_cast<std::size_t>(i) % 2]},
                           {"tambahan", std::to_string(i % 5)}}};
  }
  MeasureRow measure(const std::string& subject, double value, int month) {
    return {.subject = subject,
            .indicator = "berkas",
            .value = value,
            .from_day = day(2026, month, 1),
            .to_day = day(2026, month, 28),
            .line = ++line_};
  }

  // Into the ledger, and into what all is computed from in the end.
  void keep(const std::string& source, const Rows& rows) {
    all_.emplace_back(source, rows);
    const LoadId load =
        store_->begin_load({prepared_.cycle.agency, prepared_.cycle.id}, source, false).value();
    ASSERT_THAT(store_->append(load, std::span(&rows, 1), {}, ""), IsOk());
    ASSERT_THAT(store_->finish_load(load), IsOk());
  }
  void open() {
    EvidenceLimits limits;
    limits.part_people = 10;  // a part for each unit
    auto opened = Standings::open(prepared_, *store_, stop_, {1, 0}, limits);
    ASSERT_THAT(opened, IsOk());
    standings_ = std::make_unique<Standings>(std::move(opened).value());
  }
  StandingChange take(const std::string& source, const Rows& rows) {
    all_.emplace_back(source, rows);
    auto change = standings_->take(source, rows);
    EXPECT_THAT(change, IsOk());
    return change ? *std::move(change) : StandingChange{};
  }
  std::string whole() const {
    EvidenceBuilder builder(prepared_.cycle);
    for (const auto& [source, rows] : all_) builder.add(source, rows);
    const Evidence evidence = builder.build();
    const Rater rater(prepared_.cycle, prepared_.methods, stop_, {1, 0});
    return hash_of(evidence, rater.rate(evidence, 0, evidence.size(), false).value());
  }
  std::string standing() const {
    ResultHash hash;
    standings_->each(
        [&](const Evidence& people, const Scores& scores) { hash.add(people, scores); });
    return hash.hex();
  }

  const OwnFolder folder_;
  StopSource stop_;
  PreparedCycle prepared_;
  std::unique_ptr<Store> store_ = Store::open(":memory:").value();
  std::vector<std::pair<std::string, Rows>> all_;
  std::unique_ptr<Standings> standings_;
  std::uint32_t line_ = 0;
  int asked_exactly_ = 0;
};

std::string name_of_ways(const ::testing::TestParamInfo<Ways>& ways) {
  const std::array<std::string, 3> names = {"WithEvidence", "InputsAlone", "Near"};
  return names.at(static_cast<std::size_t>(ways.param));
}

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

TEST_P(StandingsTest, AfterAnyRowsAreWhatAWholeRunGives) {
  open();
  std::mt19937 random(20'261'130);
  const auto below = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
  const auto somebody = [&] { return number(below(staff + 5)); };
  for (int round = 0; round < 100; ++round) {
    const double value = below(500) / 7.0;
    Rows rows;
    std::string source = "penilaian";
    switch (below(9)) {
      case 0:
        source = "pegawai";
        rows = rows_of(
            std::vector{person(below(staff + 5),
                               below(3),
                               below(4) == 0 ? KINERJA_NO_DAY : day(2026, 1 + below(9), 1))});
        if (below(4) == 0) std::get<People>(rows).to_day = Column<std::int32_t>(1, day(2025, 1, 1));
        break;
      case 1:
        source = "rencana";
        rows = rows_of(std::vector{GoalRow{.employee = somebody(),
                                           .indicator = "berkas",
                                           .target = value,
                                           .subject = below(2) == 0 ? "" : somebody()}});
        break;
      case 2:
        source = "rencana";
        rows = rows_of(std::vector{GoalRow{.employee = somebody(),
                                           .indicator = "berkas",
                                           .subject = units[static_cast<std::size_t>(below(3))],
                                           .subject_kind = KINERJA_SUBJECT_UNIT}});
        break;
      case 3: {
        source = "realisasi";
        MeasureRow row = measure(somebody(), value, 1 + below(12));
        if (below(5) == 0) row.quality = KINERJA_MEASURE_RETRACTED;
        rows = rows_of(std::vector{row});
        break;
      }
      case 4: {
        source = "realisasi";
        MeasureRow row = measure(units[static_cast<std::size_t>(below(3))], value, 1 + below(12));
        row.subject_kind = KINERJA_SUBJECT_UNIT;
        rows = rows_of(std::vector{row});
        break;
      }
      case 5:
        rows = rows_of(std::vector{RatingRow{.ratee = units[static_cast<std::size_t>(below(3))],
                                             .rater = std::to_string(below(5)),
                                             .score = 1.0 + below(5),
                                             .ratee_kind = KINERJA_SUBJECT_UNIT}});
        break;
      case 6:
        rows = rows_of(std::vector{RatingRow{.ratee = counters[static_cast<std::size_t>(below(2))],
                                             .rater = std::to_string(below(5)),
                                             .score = 1.0 + below(5),
                                             .ratee_kind = KINERJA_SUBJECT_SERVICE_POINT}});
        break;
      default:
        rows = rows_of(std::vector{RatingRow{.ratee = somebody(),
                                             .rater = std::to_string(below(5)),
                                             .score = 1.0 + below(6),  // 6 is off the scale
                                             .line = ++line_},
                                   RatingRow{.ratee = somebody(), .rater = "7", .line = ++line_}});
    }
    if (below(2) == 0 && source != "pegawai") {
      rows = keyless(std::move(rows));
      source += " tanpa kunci";
    }
    take(source, rows);
    if (round % 10 == 0) {
      ASSERT_EQ(standing(), whole()) << "round " << round;
    }
  }
  EXPECT_EQ(standing(), whole());
}

}  // namespace
}  // namespace kinerja::test
