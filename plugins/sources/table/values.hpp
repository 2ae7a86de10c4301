#pragma once

// One cell, read as its field wants it.

#include "days.hpp"
#include "numbers.hpp"
#include "records.hpp"
#include "words.hpp"

namespace kinerja::tables {

struct Value {
  bool present = false;  // false: an empty cell, or one that stands for nothing
  std::string text;      // also employee numbers; for all other forms a fixed form, for keys
  double number = 0;
  std::int32_t day = 0;       // day and moment; of a month its first day
  std::int32_t last_day = 0;  // of a month
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

/// The number as its shortest text, for keys.
std::string number_key(double number);

}  // namespace kinerja::tables
