// The promise on which everything else stands: the same rows give the same evidence, in whatever
// order and pieces they came.

#include <kinerja/core/evidence.hpp>

#include "rows_builder.hpp"
#include "sample_cycle.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <random>

namespace kinerja::test {
namespace {

using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

struct Town {
  std::vector<PersonRow> people;
  std::vector<GoalRow> goals;
  std::vector<MeasureRow> measures;
  std::vector<RatingRow> ratings;
};

// Something of everything: histories, gaps, drafts, refused rows. Lines differ, so that they can be
// compared as well.
Town small_town() {
  Town town;
  std::uint32_t line = 0;
  for (int i = 0; i < 12; ++i) {
    const std::string employee = std::to_string(100 + i);
    const std::string unit = "unit " + std::to_string(i % 3);
    town.people.push_back({.employee = employee,
                           .unit = unit,
                           .name = "Nama " + employee,
                           .superior = std::to_string(99 + i),
                           .attributes = {{"loket", std::to_string(i % 2)}},
                           .line = ++line});
    if (i % 4 == 0)
      town.people.push_back(
          {.employee = employee, .unit = "baru", .from_day = day(2026, 3, 1), .line = ++line});
    for (const char* indicator : {"berkas", "antrean"}) {
      town.goals.push_back({.employee = employee,
                            .indicator = indicator,
                            .target = 10.0 + i,
                            .aggregate = static_cast<std::uint8_t>(i % 5),
                            .line = ++line});
      for (std::int32_t month = 1; month <= 12; month += 1 + i % 3)
        town.measures.push_back(
            {.subject = employee,
             .indicator = indicator,
             .value = 0.1 * month * i,
             .from_day = day(2026, month, 1),
             .to_day = day(2026, month, 28 + i % 5),
             .quality = static_cast<std::uint16_t>(month == 5 ? KINERJA_MEASURE_UNAPPROVED : 0),
             .line = ++line});
    }
    for (int rater = 0; rater < 5; ++rater)
      town.ratings.push_back({.ratee = employee,
                              .rater = std::to_string(100 + rater),
                              .score = 1.0 + rater,
                              .state = static_cast<std::uint8_t>(rater % 3),
                              .line = ++line});
  }
  town.goals.push_back({.employee = "unknown", .indicator = "berkas", .line = ++line});
  town.ratings.push_back({.ratee = "100", .rater = "101", .aspect = "disiplin", .score = 101});
  return town;
}

// Cuts rows into batches of random sizes.
template <class Row>
void add_batches(const std::vector<Row>& rows,
                 std::string source,
                 std::mt19937& random,
                 std::vector<std::pair<std::string, Rows>>& batches) {
  for (std::size_t at = 0; at < rows.size();) {
    const std::size_t size = std::min<std::size_t>(1 + random() % 9, rows.size() - at);
    const auto begin = rows.begin() + static_cast<std::ptrdiff_t>(at);
    batches.emplace_back(
        source, rows_of(std::vector<Row>(begin, begin + static_cast<std::ptrdiff_t>(size))));
    at += size;
  }
}

Evidence shuffled(Town town, std::mt19937& random, bool with_repeats) {
  std::vector<std::pair<std::string, Rows>> batches;
  const auto add = [&](auto rows, const char* source) {
    const auto once = rows;
    if (with_repeats) rows.insert(rows.end(), once.begin(), once.end());
    std::shuffle(rows.begin(), rows.end(), random);
    add_batches(rows, source, random, batches);
  };
  add(town.people, "pegawai");
  add(town.goals, "sasaran");
  add(town.measures, "capaian");
  add(town.ratings, "penilaian");
  std::shuffle(batches.begin(), batches.end(), random);
  EvidenceBuilder builder(cycle_2026);
  for (auto& [source, rows] : batches) builder.add(source, std::move(rows));
  return builder.build();
}

std::vector<std::uint32_t> lines(const std::vector<RowPlace>& places) {
  std::vector<std::uint32_t> all;
  for (const RowPlace& place : places) all.push_back(place.line);
  return all;
}

void expect_same(const Evidence& a, const Evidence& b) {
  EXPECT_EQ(a.hash, b.hash);
  for (const auto column : {&Evidence::employee,
                            &Evidence::name,
                            &Evidence::unit,
                            &Evidence::superior,
                            &Evidence::superior_name,
                            &Evidence::attr_name,
                            &Evidence::attr_value,
                            &Evidence::indicators})
    EXPECT_EQ(a.*column, b.*column);
  EXPECT_EQ(a.group, b.group);
  EXPECT_EQ(a.notes, b.notes);
  EXPECT_EQ(lines(a.place), lines(b.place));

  EXPECT_EQ(a.goals.begin, b.goals.begin);
  EXPECT_EQ(a.goals.indicator, b.goals.indicator);
  EXPECT_EQ(a.goals.target, b.goals.target);
  EXPECT_EQ(a.goals.actual, b.goals.actual);
  EXPECT_EQ(a.goals.flags, b.goals.flags);
  EXPECT_EQ(a.goals.measure_begin, b.goals.measure_begin);
  EXPECT_EQ(lines(a.goals.place), lines(b.goals.place));

  EXPECT_EQ(a.ratings.of_person, b.ratings.of_person);
  EXPECT_EQ(a.ratings.others, b.ratings.others);
  EXPECT_EQ(a.ratings.begin, b.ratings.begin);
  EXPECT_EQ(a.ratings.rater, b.ratings.rater);
  EXPECT_EQ(a.ratings.score, b.ratings.score);
  EXPECT_EQ(lines(a.ratings.sheet_place), lines(b.ratings.sheet_place));

  ASSERT_EQ(a.set_aside.size(), b.set_aside.size());
  for (std::size_t i = 0; i < a.set_aside.size(); ++i)
    EXPECT_EQ(a.set_aside[i].origin, b.set_aside[i].origin);
}

TEST(EvidenceBuilder, NeitherOrderNorCutsNorRepeatsChangeAnything) {
  const std::uint32_t seed = std::random_device()();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  const Evidence first = shuffled(small_town(), random, false);
  ASSERT_EQ(first.size(), 12u);
  ASSERT_THAT(first.set_aside, Not(IsEmpty()));

  for (int round = 0; round < 40 && !::testing::Test::HasFailure(); ++round)
    expect_same(first, shuffled(small_town(), random, round % 2 == 0));
}

TEST(EvidenceBuilder, WhatMovesAScoreMovesTheHash) {
  std::mt19937 random(1);
  const std::string before = shuffled(small_town(), random, false).hash;
  const auto hash_after = [&](auto change) {
    Town town = small_town();
    change(town);
    return shuffled(town, random, false).hash;
  };

  EXPECT_NE(hash_after([](Town& town) { town.measures[0].value = 0.5; }), before);
  EXPECT_NE(hash_after([](Town& town) { town.goals[0].target += 1; }), before);
  EXPECT_NE(hash_after([](Town& town) { town.goals[0].weight = 2; }), before);
  EXPECT_NE(hash_after([](Town& town) { town.goals[0].title = "rencana tersendiri"; }), before);
  EXPECT_NE(hash_after([](Town& town) { town.ratings[1].score = 3; }), before);
  EXPECT_NE(hash_after([](Town& town) { town.people[3].unit = "x"; }), before);
  EXPECT_NE(hash_after([](Town& town) { town.people[3].attributes["loket"] = "9"; }), before);
  EXPECT_NE(hash_after([](Town& town) { town.people.pop_back(); }), before);
}

TEST(EvidenceBuilder, WhatMovesNoScoreLeavesTheHashAlone) {
  std::mt19937 random(1);
  const std::string before = shuffled(small_town(), random, false).hash;
  Town town = small_town();
  town.people[3].name = "Nama lain";
  for (auto& goal : town.goals) goal.title = "judul lain";
  town.goals[0].line = 4'000;

  EXPECT_EQ(shuffled(town, random, false).hash, before);
}

TEST(EvidenceBuilder, OfOneKeyTheLaterRowOfASourceCountsAndSourcesDoNotMix) {
  EvidenceBuilder builder(cycle_2026);
  builder.add("pegawai", rows_of(std::vector<PersonRow>{{.employee = "1"}}));
  builder.add("a", rows_of(std::vector<RatingRow>{{.ratee = "1", .rater = "x", .score = 2}}));
  builder.add("b", rows_of(std::vector<RatingRow>{{.ratee = "1", .rater = "x", .score = 5}}));
  builder.add("a", rows_of(std::vector<RatingRow>{{.ratee = "1", .rater = "x", .score = 4}}));

  EXPECT_EQ(builder.build().ratings.score, (std::vector<double>{4, 5}));
}

TEST(EvidenceBuilder, NoRowsAreNoPeople) {
  EvidenceBuilder builder(cycle_2026);
  builder.add("pegawai", rows_of(std::vector<PersonRow>{}));
  const Evidence evidence = builder.build();

  EXPECT_EQ(evidence.size(), 0u);
  EXPECT_THAT(evidence.hash, SizeIs(64));
  EXPECT_THAT(evidence.inputs, SizeIs(0));
}

}  // namespace
}  // namespace kinerja::test
