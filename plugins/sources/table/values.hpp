#pragma once

// One cell, read as its field wants it.

#include "days.hpp"
#include "numbers.hpp"
#include "records.hpp"
#include "words.hpp"

namespace kinerja::tables {

struct Value {
  bool present = false;  // false: an empty cell, or one that stands for nothing
  std::string text;  // also employee numbers; of days and words a fixed form; of numbers nothing
  double number = 0;
  std::int32_t day = 0;       // day and moment; of a month its first day
  std::int32_t last_day = 0;  // of a month; of a day that day
  std::int32_t time_ms = -1;  // -1: no clock
  int word = 0;
};

/// What reading a cell depends on beside the cell.
struct CellContext {
  Decimal decimal = Decimal::none;
  DayFormat days = DayFormat::automatic;
  bool nip = true;        // employee numbers are NIPs
  bool person = true;     // the row's subject is a person
  bool of_public = true;  // the row's rater is one of the public
  int year = 0;           // of the row's month; 0: the month says it itself
  const OwnWords* words = nullptr;
  const std::unordered_map<std::string, double>* answers = nullptr;
};

Reason read_value(const FieldSpec& spec, const Cell& cell, const CellContext& context, Value& out);

/// The number as its shortest text.
std::string number_key(double number);

/// What a value adds to the key of its row: equal for equal values however they were written.
inline std::string key_text(const FieldSpec& spec, const Value& value) {
  return is_number_form(spec.form) && value.present ? number_key(value.number) : value.text;
}

/// Reads what nearly all numbers are: few digits with at most one decimal mark. False: read_value
/// has to look at it.
bool read_plain_amount(const FieldSpec& spec, const Cell& cell, Decimal decimal, Value& out);

}  // namespace kinerja::tables
