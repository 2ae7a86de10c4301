// What was written down about people: progress logs, observations, dialogues, guidance. Punches of
// attendance devices are events, too, but there is nothing in them to read.

#include <kinerja/core/days.hpp>
#include <kinerja/rows.h>

#include "evidence/gather.hpp"

#include <algorithm>

namespace kinerja {
namespace {

using EntryRef = RowRef<Events>;

constexpr std::string_view punch_kind = "punch";
constexpr std::int64_t ms_per_day = 86'400'000;

std::int32_t day_of(const EntryRef& ref) {
  const std::int64_t ms = ref.rows->local_ms[ref.row];
  const std::int64_t day = ms / ms_per_day - (ms % ms_per_day < 0 ? 1 : 0);
  return static_cast<std::int32_t>(std::clamp<std::int64_t>(day, INT32_MIN, INT32_MAX));
}

bool is_entry(const EntryRef& ref) {
  return ref.rows->subject_kind[ref.row] == KINERJA_SUBJECT_PERSON &&
         !ref.rows->subject[ref.row].empty() && ref.rows->kind[ref.row] != punch_kind;
}

// Whether an entry can be shown; one that can't is put aside with its reason.
bool accept(const Cycle& cycle,
            const PersonIndex& people,
            const EntryRef& ref,
            Evidence& evidence) {
  const std::string_view subject = ref.rows->subject[ref.row];
  if (people.find(subject) == PersonIndex::nobody) {
    set_aside(ref, "subject", subject, unknown_person(subject), evidence);
    return false;
  }
  const std::int32_t day = day_of(ref);
  if (day >= cycle.from_day && day <= cycle.to_day) return true;
  set_aside(ref,
            "time",
            iso_day(day),
            text("di luar masa penilaian {} sampai {}",
                 "outside the period {} to {}",
                 {iso_day(cycle.from_day), iso_day(cycle.to_day)}),
            evidence);
  return false;
}

std::uint32_t goal_with(std::string_view indicator, std::size_t person, const Evidence& evidence) {
  const GoalEvidence& goals = evidence.goals;
  for (auto k = static_cast<std::size_t>(goals.begin[person]);
       k < static_cast<std::size_t>(goals.begin[person + 1]);
       ++k)
    if (evidence.indicators[goals.indicator[k]] == indicator) return static_cast<std::uint32_t>(k);
  return EntryEvidence::nothing;
}

std::uint32_t aspect_with(std::string_view name, const Cycle& cycle) {
  for (std::size_t k = 0; k < cycle.aspects.size(); ++k)
    if (cycle.aspects[k].name == name) return static_cast<std::uint32_t>(k);
  return EntryEvidence::nothing;
}

void add_entry(const Cycle& cycle, const EntryRef& ref, std::size_t person, Evidence& evidence) {
  const Events& rows = *ref.rows;
  const std::string_view about = rows.about[ref.row];
  EntryEvidence& to = evidence.entries;
  to.day.push_back(day_of(ref));
  to.kind.push_back(rows.kind[ref.row]);
  to.about.push_back(about);
  to.text.push_back(rows.text[ref.row]);
  to.state.push_back(rows.state[ref.row]);
  const std::uint32_t goal =
      about.empty() ? EntryEvidence::nothing : goal_with(about, person, evidence);
  to.goal.push_back(goal);
  to.aspect.push_back(goal == EntryEvidence::nothing ? aspect_with(about, cycle)
                                                     : EntryEvidence::nothing);
  to.number.push_back(rows.number[ref.row]);
  to.place.push_back(ref.place());
}

}  // namespace

void gather_entries(const Cycle& cycle,
                    const RowIndex<Events>& events,
                    const PersonIndex& people,
                    Evidence& evidence) {
  std::vector<std::vector<EntryRef>> of_person(evidence.size());
  for (const EntryRef& ref : events.refs())
    if (is_entry(ref) && accept(cycle, people, ref, evidence))
      of_person[people.find(ref.rows->subject[ref.row])].push_back(ref);
  const auto rank = [](const EntryRef& r) {
    return std::tuple(
        day_of(r), r.rows->kind[r.row], r.rows->key[r.row], std::string_view(*r.source));
  };
  for (std::size_t person = 0; person < evidence.size(); ++person) {
    auto& refs = of_person[person];
    std::sort(refs.begin(), refs.end(), [&](const EntryRef& a, const EntryRef& b) {
      return rank(a) < rank(b);
    });
    for (const EntryRef& ref : refs) add_entry(cycle, ref, person, evidence);
    evidence.entries.begin.push_back(static_cast<std::uint32_t>(evidence.entries.size()));
  }
}

}  // namespace kinerja
