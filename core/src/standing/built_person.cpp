#include "standing/built_person.hpp"

#include <kinerja/rows.h>

#include <set>
#include <utility>

namespace kinerja {
namespace {

void looks_of_goals(const Goals& goals, const std::function<void(const Look&)>& each) {
  for (std::size_t row = 0; row < goals.size(); ++row) {
    const bool person = goals.subject_kind[row] == KINERJA_SUBJECT_PERSON;
    const std::string_view employee = goals.employee[row];
    const std::string_view subject = goals.subject[row].empty() ? employee : goals.subject[row];
    if (!person || subject != employee) each({employee, goals.subject_kind[row], subject});
  }
}

void looks_of_people(const Cycle& cycle,
                     const People& people,
                     const std::function<void(const Look&)>& each) {
  for (const NodeUse& node : cycle.nodes) {
    if (node.ratee.kind == Ratee::Kind::person) continue;
    for (std::size_t row = 0; row < people.size(); ++row) {
      if (node.ratee.kind == Ratee::Kind::unit)
        each({people.employee[row], KINERJA_SUBJECT_UNIT, people.unit[row]});
      else
        for (std::uint32_t k = people.attr_begin[row]; k < people.attr_begin[row + 1]; ++k)
          if (people.attr_name[k] == node.ratee.attribute)
            each({people.employee[row], KINERJA_SUBJECT_SERVICE_POINT, people.attr_value[k]});
    }
  }
}

// Whether rows of a kind count for who looks at their subject.
bool counts_for_others(const Rows& rows, bool subject_is_person) {
  // A person's own ratings are nobody else's; whether a person is on the staff is.
  if (subject_is_person)
    return std::holds_alternative<Measures>(rows) || std::holds_alternative<People>(rows);
  return true;
}

// Who superiors are is told to people, and is no part of any score.
std::optional<std::string_view> somebody(std::string_view) {
  return "";
}

}  // namespace

void for_each_look(const Cycle& cycle,
                   const Rows& rows,
                   const std::function<void(const Look&)>& each) {
  if (const auto* goals = std::get_if<Goals>(&rows)) looks_of_goals(*goals, each);
  if (const auto* people = std::get_if<People>(&rows)) looks_of_people(cycle, *people, each);
}

Result<Evidence> build_people(const Cycle& cycle,
                              SubjectRows& rows,
                              std::span<const SubjectRows::Id> people) {
  EvidenceBuilder builder(cycle);
  std::set<SubjectRows::Id> others;
  for (const SubjectRows::Id person : people) {
    KINERJA_TRY(own, rows.rows_of(person));
    for (SourcedRows& batch : own) {
      for_each_look(cycle, batch.rows, [&](const Look& look) {
        others.insert(rows.id_of(look.kind, look.name));
      });
      builder.add(batch.source, std::move(batch.rows));
    }
  }
  for (const SubjectRows::Id person : people) others.erase(person);
  for (const SubjectRows::Id other : others) {
    KINERJA_TRY(all, rows.rows_of(other));
    const bool is_person = rows.kind(other) == KINERJA_SUBJECT_PERSON;
    for (SourcedRows& batch : all)
      if (counts_for_others(batch.rows, is_person))
        builder.add(batch.source, std::move(batch.rows));
  }
  return builder.build(somebody, false);
}

Result<BuiltPerson> build_person(const Cycle& cycle, SubjectRows& rows, SubjectRows::Id person) {
  KINERJA_TRY(evidence, build_people(cycle, rows, std::span(&person, 1)));
  const std::int64_t place = evidence.find(rows.name(person));
  if (place < 0) return BuiltPerson{std::move(evidence), {}};
  return BuiltPerson{std::move(evidence), static_cast<std::size_t>(place)};
}

std::vector<Quarantined> set_aside_of(const Cycle& cycle, std::vector<SourcedRows> rows) {
  EvidenceBuilder builder(cycle);
  for (SourcedRows& batch : rows) builder.add(batch.source, std::move(batch.rows));
  return builder.build(somebody, false).set_aside;
}

}  // namespace kinerja
