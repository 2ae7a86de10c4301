#include "plain_column.hpp"

#include <kinerja/rows.h>

#include <cmath>

namespace kinerja::tables {
namespace {

constexpr std::size_t longest_cell = 256;  // bytes; a batch holds no more text than max_batch_bytes
constexpr std::size_t surely_a_number =
    18;  // digits: no kind of employee number is refused for them

}  // namespace

void PlainColumn::read(const RecordRun& run, std::size_t at, char* odd) {
  switch (spec->form) {
    case FieldForm::employee:
    case FieldForm::subject:
      return read_employees(run, at, odd);
    case FieldForm::word:
      return read_words(run, at, odd);
    case FieldForm::day:
    case FieldForm::month:
      return read_days(run, at, odd);
    case FieldForm::text:
    case FieldForm::rater:
      return read_texts(run, at, odd);
    default:
      return read_numbers(run, at, odd);
  }
}

void PlainColumn::read_numbers(const RecordRun& run, std::size_t at, char* odd) {
  const double highest = spec->form == FieldForm::share ? 1 : HUGE_VAL;
  const Decimal decimal = context.decimal;
  numbers.resize(run.size());
  double* const out = numbers.data();
  for (std::size_t i = 0; i < run.size(); ++i)
    if (!read_few_digits(plain_cell(run, i, at), decimal, out[i]) || out[i] > highest) odd[i] = 1;
}

void PlainColumn::read_texts(const RecordRun& run, std::size_t at, char* odd) {
  const std::size_t shortest = spec->required ? 1 : 0;
  texts.resize(run.size());
  for (std::size_t i = 0; i < run.size(); ++i) {
    const std::string_view text = texts[i] = plain_cell(run, i, at);
    if (text.size() > longest_cell || text.size() < shortest) odd[i] = 1;
  }
}

void PlainColumn::read_employees(const RecordRun& run, std::size_t at, char* odd) {
  texts.resize(run.size());
  bool good = false;
  for (std::size_t i = 0; i < run.size(); ++i) {
    texts[i] = plain_cell(run, i, at);
    if (i == 0 || !detail::same_text(texts[i], texts[i - 1]))
      good = is_number_of_employee(texts[i]);
    if (!good) odd[i] = 1;
  }
}

bool PlainColumn::is_number_of_employee(std::string_view cell) {
  if (cell.empty() || cell.size() > longest_cell) return false;
  if (!context.nip && cell.size() <= surely_a_number && all_digits(cell)) return true;
  Value value;
  return read_value(*spec, {cell, CellKind::text}, context, value).empty() && value.text == cell;
}

// What a cell of few different ones says; null where it says nothing, or nothing that can be read.
const Value* PlainColumn::known_value(std::string_view text) {
  const Cell cell{text, CellKind::text};
  if (const Value* const known = known_.find(cell)) return known;
  if (text.empty() || text.size() > longest_cell ||
      !read_value(*spec, cell, context, value_).empty() || !value_.present)
    return nullptr;
  known_.keep(cell, value_);
  return &value_;
}

void PlainColumn::read_words(const RecordRun& run, std::size_t at, char* odd) {
  words.resize(run.size());
  for (std::size_t i = 0; i < run.size(); ++i) {
    const Value* const value = known_value(plain_cell(run, i, at));
    words[i] = value == nullptr ? 0 : value->word;
    if (value == nullptr ||
        (spec->field == Field::direction && value->word == KINERJA_RANGE_IS_BEST))
      odd[i] = 1;
  }
}

void PlainColumn::read_days(const RecordRun& run, std::size_t at, char* odd) {
  days.resize(run.size());
  last_days.resize(run.size());
  for (std::size_t i = 0; i < run.size(); ++i) {
    const Value* const value = known_value(plain_cell(run, i, at));
    if (value == nullptr) {
      odd[i] = 1;
      continue;
    }
    days[i] = value->day;
    last_days[i] = value->last_day;
  }
}

}  // namespace kinerja::tables
