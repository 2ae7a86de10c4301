#pragma once

#include <kinerja/core/evidence.hpp>

#include "rows_builder.hpp"
#include "sample_cycle.hpp"

#include <string>
#include <vector>

namespace kinerja::test {

/// Evidence of so many made-up people, three to a unit and more in the last, each with one goal
/// and one rating by a peer.
inline Evidence rated_town(const Cycle& cycle, int people) {
  std::vector<PersonRow> persons;
  std::vector<GoalRow> goals;
  std::vector<MeasureRow> measures;
  std::vector<RatingRow> ratings;
  for (int i = 0; i < people; ++i) {
    const std::string employee = std::to_string(100'000 + i);
    const int unit = i < people - 5 ? i / 3 : people;
    persons.push_back({.employee = employee,
                       .unit = "unit " + std::to_string(1'000 + unit),
                       .name = "Nama " + employee,
                       .attributes = {{"golongan", i % 2 == 0 ? "III/a" : "12,5"}}});
    goals.push_back({.employee = employee, .indicator = "berkas"});
    measures.push_back({.subject = employee,
                        .indicator = "berkas",
                        .value = 0.1 * i,
                        .from_day = cycle.from_day,
                        .to_day = cycle.to_day});
    ratings.push_back({.ratee = employee, .rater = "rekan", .score = 1.0 + i % 5});
  }
  EvidenceBuilder builder(cycle);
  builder.add("pegawai", rows_of(persons));
  builder.add("sasaran", rows_of(goals));
  builder.add("capaian", rows_of(measures));
  builder.add("penilaian", rows_of(ratings));
  return builder.build();
}

}  // namespace kinerja::test
