#pragma once

// Columns as bytes, little-endian, in as little room as their values leave:
//
//   column  := count u32, numbers | texts; of count 0 nothing follows the count
//   numbers := 0, value T                            all the same
//            | 1, first i64, step i64                each one step above the one before
//            | 2, ints                               whole numbers
//            | 3, count x T                          as they are
//            | 4, places u8, ints                    doubles: int / 10^places
//            | 5, places u8, ints                    the same, and 0 is NaN, else one more
//   ints    := base i64, width u8 (1, 2 or 4 bytes), count x (int - base)
//            | base i64, 16 + width u8, runs u32, runs x (int - base), runs x length u8
//            | base i64, 32 + width u8, period u8, period x (int - base), and so on from the start
//   texts   := 0                                     all empty
//            | 1, different u32, lengths, bytes, codes    text i is number codes[i] of the
//            different | 2, lengths, bytes                     all different
//   lengths, codes := ints
//
// What a reader does not know it refuses. A form never changes; a better one gets a new number.

#include <kinerja/core/columns.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kinerja {

/// Writes numbers, texts and columns one behind the other.
class ColumnWriter {
 public:
  template <class Number>
  void number(Number value) {
    raw(&value, sizeof value);
  }
  /// Its length (u32) and its bytes.
  void text(std::string_view words);
  template <class T>
  void column(const Column<T>& column);
  template <class T>
  void column(const std::vector<T>& column);
  void column(const TextColumn& column);

  std::size_t size() const { return blob_.size(); }
  std::string take() { return std::move(blob_); }

 private:
  template <class T>
  void numbers(const T* values, std::size_t n);
  bool decimals(const double* values, std::size_t n);
  bool decimals_with_gaps(const double* values, std::size_t n);
  template <class T>
  void ints(const T* values, std::size_t n, std::int64_t low, std::uint64_t range);
  template <class T>
  void pack(const T* values, std::size_t n, std::int64_t low, unsigned width);
  template <class T>
  void in_runs(const T* values, std::size_t n, std::size_t runs, std::int64_t low, unsigned width);
  void small_ints(const std::vector<std::uint32_t>& values);
  void raw(const void* from, std::size_t bytes) {
    if (bytes > 0) blob_.append(static_cast<const char*>(from), bytes);
  }

  std::string blob_;
  std::vector<std::int64_t> digits_;
  std::vector<std::uint32_t> lengths_, codes_;  // of the column of texts at hand, as all below
  std::vector<std::uint32_t> begins_;           // where each different text begins
  std::vector<std::uint32_t> code_at_;          // by where a text begins; see ColumnWriter::column
};

/// Reads what a ColumnWriter wrote. Each function returns false when the bytes say something else,
/// and asks for memory only for what `most` rows can need.
class ColumnReader {
 public:
  /// No column may have more than `most` entries.
  ColumnReader(std::string_view blob, std::size_t most) : rest_(blob), most_(most) {}

  template <class Number>
  bool number(Number& value) {
    return raw(&value, sizeof value);
  }
  bool text(std::string& words);
  template <class T>
  bool column(Column<T>& column);
  template <class T>
  bool column(std::vector<T>& column);
  bool column(TextColumn& column);

  bool at_end() const { return rest_.empty(); }
  std::string_view rest() const { return rest_; }

 private:
  template <class T>
  bool numbers(std::vector<T>& values, std::size_t n, std::uint8_t form);
  bool decimals(std::vector<double>& values, std::size_t n, bool gaps);
  template <class T>
  bool ints(std::vector<T>& values, std::size_t n);
  template <class T>
  bool ints_of_form(std::vector<T>& values, std::size_t n, std::uint8_t form);
  template <class T>
  bool plain_ints(std::vector<T>& values, std::size_t n, unsigned width);
  template <class T>
  bool runs_of_ints(std::vector<T>& values, std::size_t n, unsigned width);
  template <class T>
  bool periodic_ints(std::vector<T>& values, std::size_t n, unsigned width);
  bool count(std::size_t& n);
  bool raw(void* to, std::size_t bytes);

  std::string_view rest_;
  std::size_t most_;
  std::int64_t low_ = 0;  // of the ints read last
  std::vector<std::int64_t> digits_, lengths_, codes_;
};

}  // namespace kinerja
