#include <kinerja/core/evidence.hpp>

#include "rows_builder.hpp"
#include "sample_cycle.hpp"

#include <gmock/gmock.h>

namespace kinerja::test {
namespace {

using ::testing::ElementsAre;
using ::testing::SizeIs;

const std::int32_t first_of_march = day(2026, 3, 1);

// Employees "1", who has the goals surat and lapor, and "2".
Evidence evidence_of(const std::vector<EventRow>& events) {
  EvidenceBuilder builder(cycle_2026);
  builder.add(
      "pegawai",
      rows_of(std::vector<PersonRow>{{.employee = "1"}, {.employee = "2", .unit = "lain"}}));
  builder.add("sasaran",
              rows_of(std::vector<GoalRow>{
                  {.employee = "1", .indicator = "lapor", .title = "Laporan selesai"},
                  {.employee = "1", .indicator = "surat", .title = "Surat terjawab"}}));
  if (!events.empty()) builder.add("catatan", rows_of(events));
  return builder.build();
}

std::vector<std::string> texts(const Evidence& evidence) {
  std::vector<std::string> all;
  for (std::size_t k = 0; k < evidence.entries.size(); ++k)
    all.emplace_back(evidence.entries.text[k]);
  return all;
}

TEST(GatherEntries, StandByPersonAndDayAndThenByKind) {
  const Evidence evidence = evidence_of({
      {.subject = "2", .day = first_of_march, .text = "lima"},
      {.subject = "1", .day = first_of_march + 2, .text = "tiga"},
      {.subject = "1", .day = first_of_march, .kind = "observasi", .text = "dua"},
      {.subject = "1", .day = first_of_march, .kind = "dialog", .text = "satu"},
  });

  EXPECT_THAT(texts(evidence), ElementsAre("satu", "dua", "tiga", "lima"));
  EXPECT_THAT(evidence.entries.begin, ElementsAre(0, 3, 4));
  EXPECT_THAT(evidence.entries.day,
              ElementsAre(first_of_march, first_of_march, first_of_march + 2, first_of_march));
}

TEST(GatherEntries, AnIndicatorOfThePersonGoesBeforeAnAspect) {
  const Evidence evidence = evidence_of({
      {.subject = "1", .day = first_of_march, .text = "a", .about = "surat"},
      {.subject = "1", .day = first_of_march + 1, .text = "b", .about = "kualitas"},
      {.subject = "1", .day = first_of_march + 2, .text = "c", .about = "lain-lain"},
      {.subject = "2",
       .day = first_of_march,
       .text = "d",
       .about = "surat"},  // not a goal of theirs
  });

  const auto none = EntryEvidence::nothing;
  EXPECT_THAT(evidence.entries.goal, ElementsAre(1u, none, none, none));
  EXPECT_THAT(evidence.entries.aspect, ElementsAre(none, 0u, none, none));
  EXPECT_EQ(evidence.entries.about[2], "lain-lain");
}

TEST(GatherEntries, TakesTheFirstAndTheLastDayOfThePeriodAndNoOther) {
  const Evidence evidence = evidence_of({
      {.subject = "1", .day = cycle_2026.from_day, .text = "awal"},
      {.subject = "1", .day = cycle_2026.to_day, .text = "akhir"},
      {.subject = "1", .day = cycle_2026.from_day - 1, .text = "dulu", .line = 3},
      {.subject = "1", .day = cycle_2026.to_day + 1, .text = "nanti", .line = 4},
      {.subject = "77", .day = first_of_march, .text = "siapa", .line = 5},
  });

  EXPECT_THAT(texts(evidence), ElementsAre("awal", "akhir"));
  ASSERT_THAT(evidence.set_aside, SizeIs(3));
  EXPECT_EQ(evidence.set_aside[0].raw, "2025-12-31");
  EXPECT_EQ(evidence.set_aside[0].reason_en, "outside the period 2026-01-01 to 2026-12-31");
  EXPECT_EQ(evidence.set_aside[1].raw, "2027-01-01");
  EXPECT_EQ(evidence.set_aside[2].column, "subject");
}

TEST(GatherEntries, PunchesAndUnitsAreNoEntries) {
  const Evidence evidence = evidence_of({
      {.subject = "1", .day = first_of_march, .kind = "punch"},
      {.subject = "", .day = first_of_march, .kind = "observasi", .pin = "0042"},
      {.subject = "dinas", .day = first_of_march, .subject_kind = KINERJA_SUBJECT_UNIT},
  });

  EXPECT_EQ(evidence.entries.size(), 0u);
  EXPECT_THAT(evidence.set_aside, SizeIs(0));
  EXPECT_THAT(evidence.entries.begin, ElementsAre(0, 0, 0));
}

TEST(GatherEntries, NoEntryMovesTheHashOfTheInputs) {
  const Evidence with =
      evidence_of({{.subject = "1", .day = first_of_march, .text = "a", .about = "surat"}});

  EXPECT_EQ(with.entries.size(), 1u);
  EXPECT_EQ(with.hash, evidence_of({}).hash);
}

TEST(GatherEntries, WhatProvesAFigureIsKeptOnceForAllThatShareIt) {
  EvidenceBuilder builder(cycle_2026);
  builder.add("pegawai", rows_of(std::vector<PersonRow>{{.employee = "1"}, {.employee = "2"}}));
  const auto shared = [](const char* who) {
    return GoalRow{.employee = who,
                   .indicator = "layanan",
                   .subject = "dinas",
                   .subject_kind = KINERJA_SUBJECT_UNIT};
  };
  builder.add("sasaran", rows_of(std::vector<GoalRow>{shared("1"), shared("2")}));
  builder.add("capaian",
              rows_of(std::vector<MeasureRow>{{.subject = "dinas",
                                               .indicator = "layanan",
                                               .value = 4,
                                               .from_day = first_of_march,
                                               .to_day = first_of_march,
                                               .subject_kind = KINERJA_SUBJECT_UNIT,
                                               .evidence = "berita acara 7"}}));
  const Evidence evidence = builder.build();

  ASSERT_THAT(evidence.goals.measures, SizeIs(2));
  EXPECT_EQ(evidence.goals.evidence_of(evidence.goals.measures[0]), "berita acara 7");
  EXPECT_EQ(evidence.goals.evidence_of(evidence.goals.measures[1]), "berita acara 7");
  EXPECT_EQ(evidence.goals.evidence.size(), 1u);
}

}  // namespace
}  // namespace kinerja::test
