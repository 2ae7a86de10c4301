#pragma once

// The fields that each kind of row has, under the names that the settings use for them.

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace kinerja::tables {

enum class RecordKind { people, goals, measures, ratings, events, spans };

// clang-format off
enum class Field : std::uint8_t {
  employee, name, unit, position, superior, from_day, to_day,
  title, parent, indicator, aspect, subject, subject_kind, unit_of_measure, direction, goal_kind,
  aggregate, target, target_high, target_is_limit, weight, share,
  evidence, value, day, year, month, quality,
  ratee, ratee_kind, rater, role, score, comment, state,
  pin, device, zone, kind, text, time, number, about, event_state, from, to,
  count
};
// clang-format on
inline constexpr std::size_t field_count = static_cast<std::size_t>(Field::count);

/// How a cell of the field is read.
enum class FieldForm {
  text,
  employee,  // an employee number
  subject,   // one too when the subject is a person
  rater,     // one too when it looks like a NIP and the role isn't the public
  number,
  amount,  // a number that is not negative
  share,   // 0 to 1, or a percentage
  day,
  year,
  month,   // with its year, unless another cell of the row gives that
  moment,  // a day and a clock
  border,  // a day, or a day and a clock
  word
};

constexpr bool is_number_form(FieldForm form) {
  return form == FieldForm::number || form == FieldForm::amount || form == FieldForm::share;
}

enum class WordList {
  none,
  role,
  state,
  quality,
  direction,
  goal_kind,
  aggregate,
  subject_kind,
  yes_no
};

struct FieldSpec {
  Field field;
  std::string_view name;
  FieldForm form;
  bool required = false;
  WordList words = WordList::none;
};

/// In the order of reading: a field stands behind those that its form depends on.
std::span<const FieldSpec> fields_of(RecordKind kind);

/// Null for an unknown name.
const FieldSpec* find_field(RecordKind kind, std::string_view name);
const FieldSpec* find_field(RecordKind kind, Field field);

/// The fields that form the key of a row unless the settings name others.
std::span<const Field> default_key(RecordKind kind);

bool find_record_kind(std::string_view name, RecordKind& kind);

}  // namespace kinerja::tables
