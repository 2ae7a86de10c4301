#pragma once

// A table of results as kinerja or one of its rivals wrote it, row after row.

#include <array>
#include <cstdint>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kinerja::bench {

/// What a program promises of its table, told apart by the header.
struct Dialect {
  std::array<std::string_view, 7> columns;  // in the order of ResultRow
  std::array<std::string_view, 2> levels;   // empty: follows from the scores
  /// Equal scores share the first of their places; else they have one each, in any order.
  bool shared_places = false;
  /// Each score is the double nearest to the exact one; else good to this many decimals.
  bool nearest_doubles = false;
  int decimals = 0;
};

struct ResultRow {
  std::uint64_t person = 0, unit = 0;  // counted from 1
  double result = 0, behaviour = 0, final_score = 0;
  int predicate = 0;
  std::uint32_t place = 0;
  int result_level = 0, behaviour_level = 0;
};

class ResultFile {
 public:
  /// Throws std::runtime_error for a file that cannot be read or has another header.
  explicit ResultFile(const std::string& path);

  const Dialect& dialect() const { return *dialect_; }
  /// Throws for a cell that is no number; an empty score is NaN, an empty count zero.
  std::optional<ResultRow> next();

 private:
  bool read_cells();
  void find_columns();
  template <class Number>
  void read(std::size_t column, Number& number) const;

  std::string path_;
  std::ifstream file_;
  std::string line_;
  std::uint64_t line_number_ = 0;
  std::vector<std::string_view> cells_;  // of line_
  const Dialect* dialect_ = nullptr;
  std::vector<std::size_t> places_;  // of the columns, then of the levels
};

}  // namespace kinerja::bench
