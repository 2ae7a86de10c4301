#pragma once

// The settings of one table, checked against each other and ready for reading.

#include <kinerja/cpp/source.hpp>

#include "days.hpp"
#include "encoding.hpp"
#include "numbers.hpp"
#include "words.hpp"

#include <map>
#include <optional>

namespace kinerja::tables {

enum class Format { automatic, csv, tsv, json_lines };

/// Where a field's values come from: a column in use, or the same text for each row.
struct FieldInput {
  const FieldSpec* spec = nullptr;
  int column = -1;  // index into Settings::headers; -1: constant
  std::string constant;
};

/// A column in use under the name that the rows get for it.
struct NamedColumn {
  std::string name;
  int column = -1;
};

/// One row for each of several columns: the column's name goes to `field`, its cell to `value`.
struct Wide {
  const FieldSpec* field = nullptr;
  const FieldSpec* value = nullptr;
  std::vector<NamedColumn> columns;
};

struct Scale {
  double min = 0;
  double max = 0;
};

struct Settings {
  RecordKind record = RecordKind::people;
  std::vector<std::string> headers;  // in use, as the settings write them, each once
  std::vector<FieldInput> fields;    // in the order of fields_of()
  std::vector<NamedColumn> attributes;
  std::optional<Wide> wide;
  std::vector<NamedColumn> where;  // only records whose cell is `name` (folded)
  std::unordered_map<std::string, double> answers;
  std::map<Field, OwnWords> words;
  std::vector<Field> key;

  Format format = Format::automatic;
  char separator = 0;  // 0: found from the header
  Encoding encoding = Encoding::automatic;
  Decimal decimal = Decimal::none;  // none: found from the columns
  DayFormat days = DayFormat::automatic;
  std::uint32_t header_row = 1;
  bool nip = true;
  bool line_is_rater = false;
  bool rater_is_number = false;  // within the ratee
  std::optional<Scale> scale;
  std::int64_t double_send_ms = 0;
  bool key_may_repeat = false;  // a row replaces the earlier one with its key

  const FieldInput* input_of(Field field) const;

  /// Whether each record is a sheet of ratings, with a column for each aspect.
  bool makes_sheets() const {
    return record == RecordKind::ratings && wide && wide->field->field == Field::aspect &&
           wide->value->field == Field::score;
  }
  /// The aspects of its columns; empty where it makes no sheets.
  std::vector<std::string> sheet_aspects() const;
};

/// Reads the settings of one table, which stand at the JSON Pointer `place`. Reports every mistake
/// to `setup`; with one, the result is of no use.
Settings read_settings(const SourceSetup& setup, const Config& config, const std::string& place);

}  // namespace kinerja::tables
