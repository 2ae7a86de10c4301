#include "evidence/evidence_hash.hpp"
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

}  // namespace

void EvidenceBuilder::add(std::string_view source, Rows rows) {
  if (size_of(rows) > 0) batches_.push_back({std::string(source), std::move(rows)});
}

Evidence EvidenceBuilder::build(const SuperiorName& name_of, bool hashed) {
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
  const PersonIndex index = gather_people(cycle_, people, name_of, evidence);
  gather_goals(cycle_, goals, measures, index, evidence);
  gather_ratings(cycle_, ratings, sheets, index, evidence);
  gather_entries(cycle_, events, index, evidence);
  std::sort(evidence.set_aside.begin(),
            evidence.set_aside.end(),
            [](const Quarantined& a, const Quarantined& b) {
              return std::tie(a.source, a.input, a.origin, a.column, a.raw) <
                     std::tie(b.source, b.input, b.origin, b.column, b.raw);
            });
  if (!hashed) return evidence;
  EvidenceHash hash;
  hash.add(evidence);
  evidence.hash = hash.hex();
  return evidence;
}

}  // namespace kinerja
