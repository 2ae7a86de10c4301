#include <kinerja/core/evidence.hpp>

#include "result_matchers.hpp"
#include "rows_builder.hpp"
#include "sample_cycle.hpp"

#include <gmock/gmock.h>

namespace kinerja::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Evidence evidence_of(const std::vector<PersonRow>& rows) {
  EvidenceBuilder builder(cycle_2026);
  builder.add("pegawai", rows_of(rows));
  return builder.build();
}

std::vector<std::string> employees(const Evidence& evidence) {
  std::vector<std::string> all;
  for (std::size_t i = 0; i < evidence.size(); ++i) all.emplace_back(evidence.employee[i]);
  return all;
}

TEST(GatherPeople, SortsByUnitAndThenByNumberAndNumbersTheUnits) {
  const Evidence evidence = evidence_of({{.employee = "2", .unit = "b"},
                                         {.employee = "9", .unit = "a"},
                                         {.employee = "1", .unit = "b"},
                                         {.employee = "3", .unit = "a"}});

  EXPECT_THAT(employees(evidence), ElementsAre("3", "9", "1", "2"));
  EXPECT_THAT(evidence.group, ElementsAre(0, 0, 1, 1));
  EXPECT_EQ(evidence.begin_of_group(1), 0u);
  EXPECT_EQ(evidence.end_of_group(0), 2u);
  EXPECT_EQ(evidence.begin_of_group(3), 2u);
  EXPECT_EQ(evidence.end_of_group(2), 4u);
  EXPECT_EQ(evidence.find("1"), 2);
  EXPECT_EQ(evidence.find("4"), -1);
}

TEST(GatherPeople, OfAHistoryTakesTheLatestStartInThePeriodOrBefore) {
  const Evidence evidence =
      evidence_of({{.employee = "1", .unit = "lama", .from_day = day(2020, 1, 1)},
                   {.employee = "1", .unit = "kini", .from_day = day(2026, 12, 31)},
                   {.employee = "1", .unit = "nanti", .from_day = day(2027, 1, 1)}});

  ASSERT_EQ(evidence.size(), 1u);
  EXPECT_EQ(evidence.unit[0], "kini");
}

TEST(GatherPeople, ARowWithoutDaysIsOlderThanAnyDay) {
  const Evidence evidence =
      evidence_of({{.employee = "1", .unit = "sejak", .from_day = day(1950, 1, 1)},
                   {.employee = "1", .unit = "entah"}});

  EXPECT_EQ(evidence.unit[0], "sejak");
}

TEST(GatherPeople, LeavesOutWhoLeftBeforeThePeriodAndKeepsWhoLeftOnItsFirstDay) {
  EXPECT_THAT(employees(evidence_of({{.employee = "1", .to_day = day(2025, 12, 31)},
                                     {.employee = "2", .to_day = day(2026, 1, 1)}})),
              ElementsAre("2"));
}

TEST(GatherPeople, LeavesOutWhoComesAfterThePeriodAndKeepsWhoComesOnItsLastDay) {
  EXPECT_THAT(employees(evidence_of({{.employee = "1", .from_day = day(2027, 1, 1)},
                                     {.employee = "2", .from_day = day(2026, 12, 31)}})),
              ElementsAre("2"));
}

TEST(GatherPeople, ALaterRowOfTheSameKeyCounts) {
  const Evidence evidence = evidence_of({{.employee = "1", .name = "Salah", .line = 2},
                                         {.employee = "1", .name = "Benar", .line = 7}});

  EXPECT_EQ(evidence.name[0], "Benar");
  EXPECT_EQ(evidence.place[0].line, 7u);
}

TEST(GatherPeople, NamesTheSuperiorOrNotesThatNobodyKnowsThem) {
  const Evidence evidence = evidence_of({{.employee = "1", .name = "Ayu"},
                                         {.employee = "2", .superior = "1"},
                                         {.employee = "3", .superior = "77"}});

  EXPECT_EQ(evidence.superior_name[1], "Ayu");
  EXPECT_THAT(evidence.notes[0], IsEmpty());
  EXPECT_THAT(evidence.notes[1], IsEmpty());
  EXPECT_EQ(evidence.superior_name[2], "");
  EXPECT_THAT(evidence.notes[2],
              ElementsAre(Text{"Atasan langsung 77 tidak ada dalam data pegawai.",
                               "The direct superior 77 is not among the staff."}));
}

TEST(GatherPeople, KeepsAttributesWithTheirPerson) {
  const Evidence evidence =
      evidence_of({{.employee = "2", .attributes = {{"golongan", "III/a"}, {"loket", "4"}}},
                   {.employee = "1"},
                   {.employee = "3", .attributes = {{"loket", "5"}}}});

  EXPECT_EQ(evidence.attribute(0, "loket"), "");
  EXPECT_EQ(evidence.attribute(1, "loket"), "4");
  EXPECT_EQ(evidence.attribute(1, "golongan"), "III/a");
  EXPECT_EQ(evidence.attribute(2, "loket"), "5");
  EXPECT_EQ(evidence.attribute(2, "golongan"), "");
}

}  // namespace
}  // namespace kinerja::test
