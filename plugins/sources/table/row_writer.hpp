#pragma once

// Finished rows on their way to the host, in batches that are committed one by one.

#include "settings.hpp"
#include "values.hpp"

#include <functional>

namespace kinerja::tables {

/// The values of one row; fields that the record does not have stay empty.
using Values = std::array<Value, field_count>;

inline Value& at(Values& values, Field field) {
  return values[static_cast<std::size_t>(field)];
}
inline const Value& at(const Values& values, Field field) {
  return values[static_cast<std::size_t>(field)];
}

/// The cursor to commit with rows up to a line of the input.
using CursorOf = std::function<std::string(std::uint32_t last_line)>;

class RowWriter {
 public:
  RowWriter(const Settings& settings, Emit& emit, std::string input, CursorOf cursor)
      : record_(settings.record),
        emit_(emit),
        input_(std::move(input)),
        cursor_(std::move(cursor)),
        sheets_(settings.sheet_aspects()) {
    for (const FieldInput& field : settings.fields)
      if (!is_number_form(field.spec->form)) texts_.push_back(field.spec->field);
  }

  void add(std::uint32_t line,
           std::string_view key,
           const Values& values,
           const std::vector<PersonAttribute>& attributes);
  /// One sheet of ratings: a score for each aspect, NaN where there is none.
  void add_sheet(std::uint32_t line,
                 std::string_view key,
                 const Values& values,
                 const std::vector<double>& scores);
  /// For those who bring many rows at once: at most room() rows, and count() after them.
  GoalRows& goals() { return goals_; }
  MeasureRows& measures() { return measures_; }
  SheetRows& sheets() { return sheets_; }
  std::uint32_t room() const { return emit_.max_rows() - rows_; }
  void count(std::uint32_t last_line, std::uint32_t rows, std::size_t text_bytes);
  /// Whether rows may come without a key.
  bool takes_keyless() const { return emit_.takes_keyless(); }
  void reject(std::uint32_t line,
              std::string_view column,
              std::string_view raw,
              const Reason& reason);
  /// Brings what is waiting, and leaves it to the caller to commit.
  void bring();
  /// Brings what is left and commits.
  void finish();

 private:
  void add_person(std::uint32_t line,
                  std::string_view key,
                  const Values& values,
                  const std::vector<PersonAttribute>& attributes);
  void add_goal(std::uint32_t line, std::string_view key, const Values& values);
  void add_measure(std::uint32_t line, std::string_view key, const Values& values);
  void add_rating(std::uint32_t line, std::string_view key, const Values& values);
  void add_event(std::uint32_t line, std::string_view key, const Values& values);
  void add_span(std::uint32_t line, std::string_view key, const Values& values);
  void count(std::uint32_t line, std::string_view key, const Values& values);

  RecordKind record_;
  Emit& emit_;
  std::string input_;
  CursorOf cursor_;
  std::vector<Field> texts_;  // that the settings give, and that count by their bytes
  std::uint32_t last_line_ = 0;
  std::uint32_t rows_ = 0;
  std::size_t bytes_ = 0;

  // Only the one of the record's kind is in use.
  PeopleRows people_;
  GoalRows goals_;
  MeasureRows measures_;
  RatingRows ratings_;
  SheetRows sheets_;
  EventRows events_;
  SpanRows spans_;
};

}  // namespace kinerja::tables
