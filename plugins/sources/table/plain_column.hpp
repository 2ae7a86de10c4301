#pragma once

// One column of plain records: the cells of a run at once.

#include "known_cells.hpp"
#include "record_run.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace kinerja::tables {

// Always inline: a call would cost more than the work.
[[gnu::always_inline]] inline std::string_view plain_cell(const RecordRun& run,
                                                          std::size_t record,
                                                          std::size_t place) {
  return trim(run.cell(record, place));
}

/// A column that gives a field, and what its cells of the run at hand say.
class PlainColumn {
 public:
  const FieldSpec* spec = nullptr;
  std::size_t place = 0;  // among the headers in use
  CellContext context;
  // What the form needs of these; the texts are borrowed from the run.
  std::vector<std::string_view> texts;
  std::vector<double> numbers;
  std::vector<int> words;
  std::vector<std::int32_t> days, last_days;  // the first and the last of each cell

  /// Reads cell `at` of each record. Where one is not plain, odd[record] becomes 1 and what it says
  /// is of no use.
  void read(const RecordRun& run, std::size_t at, char* odd);

 private:
  void read_numbers(const RecordRun& run, std::size_t at, char* odd);
  void read_texts(const RecordRun& run, std::size_t at, char* odd);
  void read_employees(const RecordRun& run, std::size_t at, char* odd);
  void read_words(const RecordRun& run, std::size_t at, char* odd);
  void read_days(const RecordRun& run, std::size_t at, char* odd);
  bool is_number_of_employee(std::string_view cell);
  const Value* known_value(std::string_view text);

  KnownCells known_;
  Value value_;  // of one cell
};

}  // namespace kinerja::tables
