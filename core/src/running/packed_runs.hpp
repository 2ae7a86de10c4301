#pragma once

// Rows on their way from batches into parts. A batch is in columns, and so is what is built from a
// part; but between them rows go by the run, those of one subject, to hundreds of places. There
// they are bytes, one run behind the other, in what order they came:
//
//   run := shape u32, rows u32, numbers and then texts of each column that its shape leaves open
//
//   numbers := rows x number of the width that the shape tells
//
//   texts := 1, text (of every row) | 0, rows x text
//
//   text := length u8 (255: length u32 follows), bytes
//
// Nothing of this outlives the program.

#include <kinerja/core/rows.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace kinerja {

/// How the cells of a column stand in a run.
struct CellForm {
  enum Kind : std::uint8_t { settled, texts, numbers, decimals };

  Kind kind = settled;      // settled: all of the batch have the value that the shape holds
  std::uint8_t width = 0;   // of a number, in bytes
  std::uint8_t places = 0;  // decimals: whole numbers / 10^places
};

/// What many runs have in common: source, kind, input, the form of each column and the values of
/// those that are settled, all as bytes. Its number is its place in the list.
using RunShapes = std::vector<std::string>;

/// Puts runs down. One thread.
class RunPacker {
 public:
  /// Turns to a batch of any kind but people and spans, which must stay as it is until the next
  /// one.
  template <class Kind>
  void turn_to(std::uint32_t source, const Kind& rows);
  /// Adds the n rows from `first` on.
  void put(std::size_t first, std::size_t n, std::string& to) const;

  const RunShapes& shapes() const { return shapes_; }

 private:
  // A column of numbers that the shape leaves open.
  struct Numbers {
    const char* bytes = nullptr;
    std::size_t row_bytes = 0;
  };

  template <class T>
  CellForm form_of(const T* values, std::size_t n, std::size_t row_values);
  CellForm narrowed(const double* values, std::size_t n, std::size_t row_values);
  std::uint32_t number_of(const std::string& shape);

  RunShapes shapes_;
  std::unordered_map<std::string, std::uint32_t> number_of_shape_;
  std::uint32_t shape_ = 0;  // of the batch at hand, as all below
  std::vector<Numbers> numbers_;
  std::size_t row_bytes_ = 0;  // of all of them
  std::vector<const TextColumn*> texts_;
  std::vector<std::string> narrow_;  // its doubles in fewer bytes
  std::vector<std::int64_t> digits_;
};

/// A batch of rows that were put down, and the number of its source.
struct UnpackedRows {
  std::uint32_t source = 0;
  Rows rows;
};

/// Makes batches of runs again, in the order in which these were put down. One thread.
class RunReader {
 public:
  /// Borrows the shapes.
  explicit RunReader(const RunShapes& shapes) : shapes_(shapes) {}

  /// Takes whole runs. False: these are none.
  bool read(std::string_view runs);
  /// All batches; nothing can be read after it.
  std::vector<UnpackedRows> take();

 private:
  bool open(std::uint32_t shape);
  void close();

  const RunShapes& shapes_;
  std::vector<UnpackedRows> batches_;
  std::uint32_t shape_ = UINT32_MAX;  // of the newest batch, as all below
  std::vector<CellForm> forms_;
  std::vector<std::string_view> settled_;  // the value of each settled column
  std::size_t row_bytes_ = 0;              // of its open numbers
  std::size_t rows_ = 0;
};

}  // namespace kinerja
