// Evidence in parts is the evidence of all rows at once, cut where units end.

#include "running/parted_rows.hpp"

#include <kinerja/core/evidence.hpp>

#include "evidence/evidence_hash.hpp"
#include "loading/misbehaving.hpp"
#include "result_matchers.hpp"
#include "rows_builder.hpp"
#include "running/append_rows.hpp"
#include "sample_cycle.hpp"

#include <gmock/gmock.h>

namespace kinerja::test {
namespace {

constexpr int people_count = 300;

class PartedRowsTest : public ::testing::Test {
 protected:
  PartedRowsTest() {
    std::vector<PersonRow> people;
    std::vector<GoalRow> goals;
    std::vector<MeasureRow> measures;
    std::vector<RatingRow> ratings;
    std::uint32_t line = 0;
    for (int i = 0; i < people_count; ++i) {
      const std::string employee = std::to_string(1'000 + i);
      const std::string unit = "unit " + std::to_string(i * 7 % 11);  // units lie mixed in the file
      people.push_back(
          {.employee = employee,
           .unit = unit,
           .name = "Nama " + employee,
           .superior = i % 50 == 7 ? "tidak ada" : std::to_string(1'000 + i * 3 % people_count),
           .attributes = {{"loket", std::to_string(i % 2)}},
           .line = ++line});
      for (const char* indicator : {"berkas", "antrean"}) {
        goals.push_back(
            {.employee = employee, .indicator = indicator, .target = 10.0 + i, .line = ++line});
        measures.push_back({.subject = employee,
                            .indicator = indicator,
                            .value = 0.1 * i,
                            .from_day = day(2026, 1, 1),
                            .to_day = day(2026, 12, 31),
                            .line = ++line});
      }
      ratings.push_back({.ratee = employee, .rater = "x", .score = 1.0 + i % 5, .line = ++line});
      ratings.push_back({.ratee = employee, .rater = "y", .score = 1.0 + i % 7, .line = ++line});
    }
    ratings.push_back({.ratee = "orang lain", .rater = "x", .line = ++line});
    ratings.push_back({.ratee = "unit 3",
                       .rater = "z",
                       .score = 2,
                       .ratee_kind = KINERJA_SUBJECT_UNIT,
                       .line = ++line});
    ratings.push_back({.ratee = "unit 3",
                       .rater = "w",
                       .score = 9,
                       .ratee_kind = KINERJA_SUBJECT_UNIT,
                       .line = ++line});
    people_ = std::get<People>(keyless(rows_of(people)));
    goals_ = std::get<Goals>(keyless(rows_of(goals)));
    measures_ = std::get<Measures>(keyless(rows_of(measures)));
    ratings_ = std::get<Ratings>(keyless(rows_of(ratings)));
  }

  Evidence whole() const {
    EvidenceBuilder builder(cycle_);
    builder.add("pegawai", people_);
    builder.add("rencana", goals_);
    builder.add("realisasi", measures_);
    builder.add("penilaian", ratings_);
    return builder.build();
  }

  Result<std::vector<Evidence>> parts(std::size_t part_people, std::size_t buffered_bytes) {
    people_in_parts_.emplace(cycle_, part_people);
    people_in_parts_->add("pegawai", people_);
    people_in_parts_->cut();
    PartedRows rows(cycle_, *people_in_parts_, buffered_bytes, folder_.path());
    KINERJA_CHECK(rows.add("rencana", goals_));
    KINERJA_CHECK(rows.add("realisasi", measures_));
    KINERJA_CHECK(rows.add("penilaian", ratings_));
    needs_whole_ = rows.needs_whole();
    std::vector<Evidence> parts;
    for (std::size_t k = 0; k < rows.size(); ++k) {
      KINERJA_TRY(part, rows.build(k));
      parts.push_back(std::move(part));
    }
    return parts;
  }

  template <class Kind>
  static void give_keys(Kind& rows) {
    const std::size_t n = rows.origin.size();
    rows.key = {};
    for (std::size_t i = 0; i < n; ++i) rows.key.push_back(std::to_string(i));
  }

  const Cycle cycle_ = sample_cycle();
  const OwnFolder folder_;
  People people_;
  Goals goals_;
  Measures measures_;
  Ratings ratings_;
  std::optional<PartedPeople> people_in_parts_;
  bool needs_whole_ = false;
};

std::vector<std::string> set_aside_of(const std::vector<Evidence>& parts) {
  std::vector<std::string> all;
  for (const Evidence& part : parts)
    for (const Quarantined& row : part.set_aside)
      all.push_back(std::to_string(row.origin) + " " + row.column + " " + row.reason_en);
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

TEST_F(PartedRowsTest, PutTogetherAreTheWhole) {
  const Evidence all = whole();
  for (const std::size_t part_people : {1u, 30u, 100u, 1'000u}) {
    for (const std::size_t buffered_bytes : {std::size_t{0}, std::size_t{1} << 20}) {
      const auto parted = parts(part_people, buffered_bytes);

      ASSERT_THAT(parted, IsOk());
      ASSERT_FALSE(needs_whole_);
      EvidenceHash hash;
      std::size_t at = 0;
      for (const Evidence& part : *parted) {
        hash.add(part);
        for (std::size_t i = 0; i < part.size(); ++i, ++at) {
          ASSERT_EQ(part.employee[i], all.employee[at]);
          EXPECT_EQ(part.superior_name[i], all.superior_name[at]);
          EXPECT_EQ(part.attribute(i, "loket"), all.attribute(at, "loket"));
          EXPECT_EQ(part.notes[i].size(), all.notes[at].size());
          EXPECT_EQ(part.place[i].line, all.place[at].line);
        }
      }
      EXPECT_EQ(at, all.size());
      EXPECT_EQ(hash.hex(), all.hash) << part_people;
      EXPECT_EQ(set_aside_of(*parted), set_aside_of({all}));
      EXPECT_EQ(parted->size(),
                part_people == 1       ? 11u
                : part_people == 1'000 ? 1u
                                       : parted->size());
    }
  }
}

TEST_F(PartedRowsTest, RatingsOfAUnitAreInEveryPart) {
  const auto parted = parts(1, 0);
  ASSERT_THAT(parted, IsOk());
  for (const Evidence& part : *parted) EXPECT_EQ(part.ratings.others.size(), 1u);
}

TEST_F(PartedRowsTest, RowsWithKeysReplaceEachOtherWithinAPart) {
  give_keys(goals_);
  give_keys(ratings_);
  const auto again = ratings_;  // every key comes twice, the second time with other scores
  ratings_.score = {};
  for (std::size_t i = 0; i < again.size(); ++i) ratings_.score.push_back(1);
  append_rows(ratings_, again, 0, again.size());
  const Evidence all = whole();
  const auto parted = parts(30, 0);

  ASSERT_THAT(parted, IsOk());
  EXPECT_FALSE(needs_whole_);
  EvidenceHash hash;
  for (const Evidence& part : *parted) hash.add(part);
  EXPECT_EQ(hash.hex(), all.hash);
}

TEST_F(PartedRowsTest, RowsOfOneInputWithAndWithoutKeysStayApart) {
  const Goals without = goals_;
  give_keys(goals_);
  people_in_parts_.emplace(cycle_, 30);
  people_in_parts_->add("pegawai", people_);
  people_in_parts_->cut();
  PartedRows rows(cycle_, *people_in_parts_, std::size_t{1} << 30U, folder_.path());
  ASSERT_THAT(rows.add("rencana", goals_), IsOk());
  ASSERT_THAT(rows.add("rencana", without), IsOk());

  const auto batches = rows.rows_of_part(0);

  ASSERT_THAT(batches, IsOk());
  std::size_t keyed = 0, keyless = 0;
  for (const SourcedRows& batch : *batches)
    if (const Goals* const goals = std::get_if<Goals>(&batch.rows)) {
      const bool has_keys = goals->key.strs().begin != nullptr;
      (has_keys ? keyed : keyless) += goals->size();
      for (std::size_t i = 0; i < goals->size(); ++i) EXPECT_EQ(goals->key[i].empty(), !has_keys);
    }
  EXPECT_GT(keyed, 0U);
  EXPECT_EQ(keyed, keyless);
}

TEST_F(PartedRowsTest, AKeyThatIsInTwoPartsNeedsTheWhole) {
  give_keys(goals_);
  const std::string last(goals_.key[goals_.size() - 1]);
  goals_.key = {};
  for (std::size_t i = 0; i < goals_.employee.size(); ++i)
    goals_.key.push_back(i == 0 ? last : std::to_string(i));
  ASSERT_THAT(parts(30, 0), IsOk());
  EXPECT_TRUE(needs_whole_);
  ASSERT_THAT(parts(1'000, 0), IsOk());
  EXPECT_FALSE(needs_whole_) << "one part is the whole";
}

TEST_F(PartedRowsTest, AGoalThatAnotherPartsFiguresShowNeedsTheWhole) {
  const std::size_t n = goals_.size();
  goals_.subject = {};
  for (std::size_t i = 0; i < n; ++i) goals_.subject.push_back(i == 5 ? "1007" : "");
  ASSERT_THAT(parts(1, 0), IsOk());
  EXPECT_TRUE(needs_whole_);
}

}  // namespace
}  // namespace kinerja::test
