#include "storage/evidence_codec.hpp"

#include "result_matchers.hpp"
#include "rows_builder.hpp"
#include "sample_cycle.hpp"

#include <gmock/gmock.h>

#include <random>

namespace kinerja::test {
namespace {

Evidence some_evidence() {
  const Cycle cycle = sample_cycle();
  EvidenceBuilder builder(cycle);
  builder.add(
      "p",
      rows_of(std::vector<PersonRow>{
          {.employee = "1", .unit = "a", .name = "Uji Satu", .attributes = {{"gol", "III"}}},
          {.employee = "2", .unit = "b", .superior = "9"}}));
  builder.add("g",
              rows_of(std::vector<GoalRow>{{.employee = "1", .indicator = "berkas"},
                                           {.employee = "2", .indicator = "berkas"}}));
  builder.add("m",
              rows_of(std::vector<MeasureRow>{{.subject = "1",
                                               .indicator = "berkas",
                                               .value = 12.5,
                                               .from_day = day(2026, 1, 1),
                                               .to_day = day(2026, 1, 31),
                                               .evidence = "laporan"}}));
  builder.add("r",
              rows_of(std::vector<RatingRow>{
                  {.ratee = "1", .rater = "2"},
                  {.ratee = "b", .rater = "x", .ratee_kind = KINERJA_SUBJECT_UNIT},
                  {.ratee = "tak dikenal", .rater = "x"}}));
  builder.add("e",
              rows_of(std::vector<EventRow>{
                  {.subject = "1", .day = day(2026, 2, 3), .kind = "catatan", .text = "rapat"}}));
  return builder.build();
}

TEST(EvidenceCodec, BringsEverythingBack) {
  const Evidence evidence = some_evidence();
  const auto blob = encode_evidence(evidence);
  ASSERT_THAT(blob, IsOk());

  const auto back = decode_evidence(*blob);

  ASSERT_THAT(back, IsOk());
  EXPECT_EQ(*encode_evidence(*back), *blob) << "the same columns";
  EXPECT_EQ(back->hash, evidence.hash);
  EXPECT_EQ(back->name[0], "Uji Satu");
  EXPECT_EQ(back->attribute(0, "gol"), "III");
  EXPECT_EQ(back->goals.evidence_of(back->goals.measures[0]), "laporan");
  EXPECT_EQ(back->goals.measures[0].value, 12.5);
  EXPECT_EQ(back->ratings.others, evidence.ratings.others);
  EXPECT_EQ(back->entries.text[0], "rapat");
  EXPECT_EQ(back->notes[1].size(), evidence.notes[1].size());
  ASSERT_EQ(back->set_aside.size(), 1u);
  EXPECT_EQ(back->set_aside[0].reason_en, evidence.set_aside[0].reason_en);
}

TEST(EvidenceCodec, IsSafeWithAnyOtherBytes) {
  const std::string blob = *encode_evidence(some_evidence());
  for (std::size_t size = 0; size < blob.size(); ++size)
    ASSERT_FALSE(decode_evidence(blob.substr(0, size))) << size;
  EXPECT_FALSE(decode_evidence(blob + "x"));
  std::mt19937 random(26);
  for (int round = 0; round < 5'000; ++round) {
    std::string other = blob;
    for (int i = 0; i < 3; ++i) other[random() % other.size()] = static_cast<char>(random() % 7);
    const auto read = decode_evidence(other);
    ASSERT_TRUE(!read || encode_evidence(*read)) << "round " << round;
  }
}

}  // namespace
}  // namespace kinerja::test
