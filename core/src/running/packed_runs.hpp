#pragma once

// Rows on their way from batches into parts. A batch is in columns, and so is what is built from a
// part; but between them rows go by the run, those of one subject, to hundreds of places. There
// they are bytes, one run behind the other, in what order they came:
//
//   run := shape u32, rows u32, numbers and then texts of each column that its shape leaves open
//
//   numbers := rows x number of the width that the shape tells; also of a column of few different
//              texts, which are words in a list that all runs share
//
//   texts := 1, text (of every row) | 0, rows x text
//
//   text := length u8 (255: length u32 follows), bytes
//
// Nothing of this outlives the program.

#include <kinerja/core/rows.hpp>

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace kinerja {

/// How the cells of a column stand in a run.
struct CellForm {
  enum Kind : std::uint8_t { settled, texts, words, numbers, decimals };

  Kind kind = settled;      // settled: all of the batch have the value that the shape holds
  std::uint8_t width = 0;   // of a number, in bytes; words: of a place in the list
  std::uint8_t places = 0;  // decimals: whole numbers / 10^places
};

/// What many runs have in common: source, kind, input, the form of each column and the values of
/// those that are settled, all as bytes. Its number is its place in the list.
using RunShapes = std::vector<std::string>;

/// The texts of columns that have few different ones. Grows while runs are put down.
class RunWords {
 public:
  using Place = std::uint16_t;

  /// The place of a text, which is added if there is room; nothing: there is none.
  std::optional<Place> place_of(std::string_view words);
  /// Nothing: no text has this place.
  std::optional<std::string_view> at(Place place) const {
    return place < words_.size() ? std::optional<std::string_view>(words_[place]) : std::nullopt;
  }

 private:
  static constexpr std::size_t most_words = 16'384;

  std::deque<std::string> words_;  // which stay where they are
  std::unordered_map<std::string_view, Place> places_;
};

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
  const RunWords& words() const { return words_; }

 private:
  // A column of numbers that the shape leaves open.
  struct Numbers {
    const char* bytes = nullptr;
    std::size_t row_bytes = 0;
  };

  template <class T>
  CellForm form_of(const T* values, std::size_t n, std::size_t row_values);
  CellForm narrowed(const double* values, std::size_t n, std::size_t row_values);
  // Not `repeats`: it names the subject, once a run.
  CellForm form_of(const TextColumn& column, bool repeats);
  bool list_words(const TextColumn& column);
  std::uint32_t number_of(const std::string& shape);

  RunShapes shapes_;
  RunWords words_;
  std::unordered_map<std::string, std::uint32_t> number_of_shape_;
  std::uint32_t shape_ = 0;  // of the batch at hand, as all below
  std::vector<Numbers> numbers_;
  std::size_t row_bytes_ = 0;  // of all of them
  std::vector<const TextColumn*> texts_;
  std::vector<std::string> narrow_;  // its doubles and words in fewer bytes
  std::vector<std::int64_t> digits_;
  std::vector<RunWords::Place> listed_;  // the words of the column at hand, row by row
};

/// A batch of rows that were put down, and the number of its source.
struct UnpackedRows {
  std::uint32_t source = 0;
  Rows rows;
};

/// Makes batches of runs again, in the order in which these were put down. One thread.
class RunReader {
 public:
  /// Borrows both, to which nothing may be added meanwhile.
  RunReader(const RunShapes& shapes, const RunWords& words) : shapes_(shapes), words_(words) {}

  /// Takes whole runs. False: these are none.
  bool read(std::string_view runs);
  /// All batches; nothing can be read after it.
  std::vector<UnpackedRows> take();

 private:
  bool open(std::uint32_t shape);
  void close();
  bool read_words(std::string_view places, std::size_t column, TextColumn& to);

  const RunShapes& shapes_;
  const RunWords& words_;
  std::vector<UnpackedRows> batches_;
  std::uint32_t shape_ = UINT32_MAX;  // of the newest batch, as all below
  std::vector<CellForm> forms_;
  std::vector<std::string_view> settled_;  // the value of each settled column
  std::size_t row_bytes_ = 0;              // of its open numbers
  std::size_t rows_ = 0;
  std::vector<std::vector<std::uint32_t>> first_rows_;  // of each column, by word
};

}  // namespace kinerja
