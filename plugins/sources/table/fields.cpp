#include "fields.hpp"

namespace kinerja::tables {
namespace {

constexpr FieldSpec people[] = {
    {Field::employee, "employee", FieldForm::employee, true},
    {Field::name, "name", FieldForm::text},
    {Field::unit, "unit", FieldForm::text, true},
    {Field::position, "position", FieldForm::text},
    {Field::superior, "superior", FieldForm::employee},
    {Field::from_day, "from_day", FieldForm::day},
    {Field::to_day, "to_day", FieldForm::day},
};
constexpr FieldSpec goals[] = {
    {Field::employee, "employee", FieldForm::employee, true},
    {Field::title, "title", FieldForm::text, true},
    {Field::parent, "parent", FieldForm::text},
    {Field::indicator, "indicator", FieldForm::text, true},
    {Field::aspect, "aspect", FieldForm::text},
    {Field::subject_kind, "subject_kind", FieldForm::word, false, WordList::subject_kind},
    {Field::subject, "subject", FieldForm::subject},
    {Field::unit_of_measure, "unit_of_measure", FieldForm::text},
    {Field::direction, "direction", FieldForm::word, false, WordList::direction},
    {Field::goal_kind, "kind", FieldForm::word, false, WordList::goal_kind},
    {Field::aggregate, "aggregate", FieldForm::word, false, WordList::aggregate},
    {Field::target, "target", FieldForm::number},
    {Field::target_high, "target_high", FieldForm::number},
    {Field::target_is_limit, "target_is_limit", FieldForm::word, false, WordList::yes_no},
    {Field::weight, "weight", FieldForm::amount},
    {Field::share, "share", FieldForm::share},
};
constexpr FieldSpec measures[] = {
    {Field::subject_kind, "subject_kind", FieldForm::word, false, WordList::subject_kind},
    {Field::subject, "subject", FieldForm::subject, true},
    {Field::indicator, "indicator", FieldForm::text, true},
    {Field::evidence, "evidence", FieldForm::text},
    {Field::from_day, "from_day", FieldForm::day},
    {Field::to_day, "to_day", FieldForm::day},
    {Field::day, "day", FieldForm::day},
    {Field::year, "year", FieldForm::year},
    {Field::month, "month", FieldForm::month},
    {Field::quality, "quality", FieldForm::word, false, WordList::quality},
    {Field::value, "value", FieldForm::number, true},
};
constexpr FieldSpec ratings[] = {
    {Field::ratee_kind, "ratee_kind", FieldForm::word, false, WordList::subject_kind},
    {Field::ratee, "ratee", FieldForm::subject, true},
    {Field::role, "role", FieldForm::word, true, WordList::role},
    {Field::rater, "rater", FieldForm::rater, true},
    {Field::aspect, "aspect", FieldForm::text, true},
    {Field::comment, "comment", FieldForm::text},
    {Field::state, "state", FieldForm::word, false, WordList::state},
    {Field::day, "day", FieldForm::day},
    {Field::score, "score", FieldForm::number, true},
};
constexpr FieldSpec events[] = {
    {Field::subject_kind, "subject_kind", FieldForm::word, false, WordList::subject_kind},
    {Field::subject, "subject", FieldForm::subject},
    {Field::pin, "pin", FieldForm::text},
    {Field::device, "device", FieldForm::text},
    {Field::zone, "zone", FieldForm::text},
    {Field::kind, "kind", FieldForm::text, true},
    {Field::text, "text", FieldForm::text},
    {Field::time, "time", FieldForm::moment, true},
    {Field::number, "number", FieldForm::number},
    {Field::about, "about", FieldForm::text},
    {Field::event_state, "state", FieldForm::text},
};
constexpr FieldSpec spans[] = {
    {Field::subject_kind, "subject_kind", FieldForm::word, false, WordList::subject_kind},
    {Field::subject, "subject", FieldForm::subject},
    {Field::zone, "zone", FieldForm::text},
    {Field::kind, "kind", FieldForm::text, true},
    {Field::text, "text", FieldForm::text},
    {Field::from, "from", FieldForm::border, true},
    {Field::to, "to", FieldForm::border, true},
};

constexpr Field people_key[] = {Field::employee, Field::from_day};
constexpr Field goals_key[] = {Field::employee, Field::indicator, Field::title};
constexpr Field measures_key[] = {
    Field::subject_kind, Field::subject, Field::indicator, Field::from_day, Field::to_day};
constexpr Field ratings_key[] = {Field::ratee_kind, Field::ratee, Field::rater, Field::aspect};
constexpr Field events_key[] = {
    Field::subject, Field::pin, Field::device, Field::time, Field::kind, Field::about};
constexpr Field spans_key[] = {Field::subject, Field::kind, Field::from};

}  // namespace

std::span<const FieldSpec> fields_of(RecordKind kind) {
  switch (kind) {
    case RecordKind::people:
      return people;
    case RecordKind::goals:
      return goals;
    case RecordKind::measures:
      return measures;
    case RecordKind::ratings:
      return ratings;
    case RecordKind::events:
      return events;
    case RecordKind::spans:
      break;
  }
  return spans;
}

const FieldSpec* find_field(RecordKind kind, std::string_view name) {
  for (const FieldSpec& spec : fields_of(kind))
    if (spec.name == name) return &spec;
  return nullptr;
}

const FieldSpec* find_field(RecordKind kind, Field field) {
  for (const FieldSpec& spec : fields_of(kind))
    if (spec.field == field) return &spec;
  return nullptr;
}

std::span<const Field> default_key(RecordKind kind) {
  switch (kind) {
    case RecordKind::people:
      return people_key;
    case RecordKind::goals:
      return goals_key;
    case RecordKind::measures:
      return measures_key;
    case RecordKind::ratings:
      return ratings_key;
    case RecordKind::events:
      return events_key;
    case RecordKind::spans:
      break;
  }
  return spans_key;
}

bool find_record_kind(std::string_view name, RecordKind& kind) {
  constexpr std::string_view names[] = {
      "people", "goals", "measures", "ratings", "events", "spans"};
  for (std::size_t i = 0; i < std::size(names); ++i) {
    if (names[i] != name) continue;
    kind = static_cast<RecordKind>(i);
    return true;
  }
  return false;
}

}  // namespace kinerja::tables
