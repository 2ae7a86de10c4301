#include <kinerja/core/sha256.hpp>

#include "evidence/gather.hpp"

#include <algorithm>
#include <tuple>

namespace kinerja {
namespace {

std::uint32_t input_of(const InputName& name, std::vector<InputName>& inputs) {
  const auto place = std::find(inputs.begin(), inputs.end(), name) - inputs.begin();
  if (static_cast<std::size_t>(place) == inputs.size()) inputs.push_back(name);
  return static_cast<std::uint32_t>(place);
}

// Feeds columns into a hash so that no two different evidences can look alike: each part is led by
// its length.
class ColumnHash {
 public:
  void add(const TextColumn& column) {
    add(column.offsets());
    hash_.add(column.bytes());
  }
  template <class T>
  void add(const std::vector<T>& column) {
    static_assert(std::is_arithmetic_v<T>);
    const std::uint64_t size = column.size();
    hash_.add(std::as_bytes(std::span(&size, 1)));
    hash_.add(std::as_bytes(std::span(column)));
  }
  std::string hex() const { return hash_.hex(); }

 private:
  Sha256 hash_;
};

}  // namespace

// Entries, comments and what proves a figure are left out: no score can depend on them, and a
// dialogue written down after the run shall not make its results look changed.
std::string hash_of(const Evidence& evidence) {
  ColumnHash hash;
  for (const TextColumn* column :
       {&evidence.employee, &evidence.unit, &evidence.attr_name, &evidence.attr_value})
    hash.add(*column);
  hash.add(evidence.attr_begin);

  const GoalEvidence& goals = evidence.goals;
  hash.add(goals.begin);
  hash.add(goals.aspect_name);
  hash.add(goals.plan);
  TextColumn indicators;  // by name: their numbers depend on who comes first
  for (const std::uint32_t k : goals.indicator) indicators.push_back(evidence.indicators[k]);
  hash.add(indicators);
  for (const auto* column :
       {&goals.target, &goals.target_high, &goals.actual, &goals.weight, &goals.share})
    hash.add(*column);
  hash.add(goals.actual_exact);
  hash.add(goals.direction);
  hash.add(goals.flags);

  const RatingEvidence& ratings = evidence.ratings;
  TextColumn ratees;
  for (const auto& [ratee, place] : ratings.others) {
    ratees.push_back(std::to_string(ratee.first));
    ratees.push_back(ratee.second);
  }
  hash.add(ratings.of_person);
  hash.add(ratees);
  hash.add(ratings.begin);
  hash.add(ratings.aspect);
  hash.add(ratings.rater);
  hash.add(ratings.role);
  hash.add(ratings.score);
  return hash.hex();
}

void EvidenceBuilder::add(std::string_view source, Rows rows) {
  if (size_of(rows) > 0) batches_.push_back({std::string(source), std::move(rows)});
}

Evidence EvidenceBuilder::build() {
  Evidence evidence;
  RowIndex<People> people;
  RowIndex<Goals> goals;
  RowIndex<Measures> measures;
  RowIndex<Ratings> ratings;
  RowIndex<Sheets> sheets;
  RowIndex<Events> events;
  for (const Batch& batch : batches_) {
    const auto input = std::visit(
        [&](const auto& rows) {
          return input_of({batch.source, rows.input}, evidence.inputs);
        },
        batch.rows);
    if (const auto* rows = std::get_if<People>(&batch.rows)) people.add(batch.source, input, *rows);
    if (const auto* rows = std::get_if<Goals>(&batch.rows)) goals.add(batch.source, input, *rows);
    if (const auto* rows = std::get_if<Measures>(&batch.rows))
      measures.add(batch.source, input, *rows);
    if (const auto* rows = std::get_if<Ratings>(&batch.rows))
      ratings.add(batch.source, input, *rows);
    if (const auto* rows = std::get_if<Sheets>(&batch.rows)) sheets.add(batch.source, input, *rows);
    if (const auto* rows = std::get_if<Events>(&batch.rows)) events.add(batch.source, input, *rows);
  }
  const PersonIndex index = gather_people(cycle_, people, evidence);
  gather_goals(cycle_, goals, measures, index, evidence);
  gather_ratings(cycle_, ratings, sheets, index, evidence);
  gather_entries(cycle_, events, index, evidence);
  std::sort(evidence.set_aside.begin(),
            evidence.set_aside.end(),
            [](const Quarantined& a, const Quarantined& b) {
              return std::tie(a.source, a.input, a.origin, a.column, a.raw) <
                     std::tie(b.source, b.input, b.origin, b.column, b.raw);
            });
  evidence.hash = hash_of(evidence);
  return evidence;
}

}  // namespace kinerja
