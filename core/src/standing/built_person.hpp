#pragma once

#include <kinerja/core/evidence.hpp>

#include "standing/subject_rows.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace kinerja {

/// Somebody or something whose rows count for a person, too.
struct Look {
  std::string_view employee;  // the person
  std::uint8_t kind;          // KINERJA_SUBJECT_*, and the name of what is looked at
  std::string_view name;
};

/// Calls `each` for whatever these rows let a person look at: goals that another subject's figures
/// show, the unit or service point whose ratings a node sees.
void for_each_look(const Cycle& cycle,
                   const Rows& rows,
                   const std::function<void(const Look&)>& each);

/// The evidence of some people, and of whatever they look at as far as that needs it: what
/// own nodes see of these people in it is what they see in everybody's. It has no hash.
Result<Evidence> build_people(const Cycle& cycle,
                              SubjectRows& rows,
                              std::span<const SubjectRows::Id> people);

/// The same of one.
struct BuiltPerson {
  Evidence evidence;
  std::optional<std::size_t> place;  // in the evidence; nothing: not on the staff in this period
};
Result<BuiltPerson> build_person(const Cycle& cycle, SubjectRows& rows, SubjectRows::Id person);

/// What of some rows about a subject fits no person, aspect, scale or period.
std::vector<Quarantined> set_aside_of(const Cycle& cycle, std::vector<SourcedRows> rows);

}  // namespace kinerja
