#pragma once

// The columns behind the builders of source_rows.hpp: texts and numbers that grow row by row or
// many at once, and take no room while all rows have the default.

#include <kinerja/cpp/base.hpp>

#include <algorithm>
#include <cstdint>
#include <span>
#include <stdexcept>
#include <string_view>
#include <type_traits>
#include <vector>

namespace kinerja {
namespace detail {

// A text column whose rows can be shown from any row on. Offsets have 32 bits.
class RowTexts {
 public:
  void push_back(std::string_view text) {
    count(text.size());
    texts_.push_back(text);
  }
  void append(std::span<const std::string_view> texts) {
    std::uint64_t bytes = 0;
    for (const std::string_view text : texts) bytes += text.size();
    count(bytes);
    texts_.append(texts);
  }
  void append(std::size_t n, std::string_view text) {
    if (text.empty() && all_empty()) return texts_.append_empty(static_cast<std::uint32_t>(n));
    for (std::size_t i = 0; i < n; ++i) push_back(text);
  }
  kinerja_strs from(std::uint32_t first) const {
    kinerja_strs all = texts_.strs();
    if (all.begin == nullptr) return all;
    all.begin += first;
    all.end += first;
    return all;
  }
  std::string_view operator[](std::size_t i) const { return texts_[i]; }
  std::size_t size() const { return texts_.size(); }
  bool all_empty() const { return texts_.strs().begin == nullptr; }
  void clear() {
    texts_.clear();
    bytes_ = 0;
  }

 private:
  void count(std::uint64_t bytes) {
    if (bytes > UINT32_MAX - bytes_)
      throw Failure(KINERJA_E_CAPACITY, "a batch of rows holds more than 4 GiB of text");
    bytes_ += bytes;
  }

  TextColumnBuilder texts_;
  std::uint64_t bytes_ = 0;
};

// An optional column of numbers: not there while all rows have the default.
template <class T, int standard>
class RowNumbers {
 public:
  void push_back(T value) {
    ++size_;
    if (values_.empty()) {
      if (value == static_cast<T>(standard)) return;
      values_.assign(size_ - 1, static_cast<T>(standard));
    }
    values_.push_back(value);
  }
  void append(std::span<const T> values) {
    if (values_.empty()) {
      if (std::ranges::all_of(values, [](T value) { return value == static_cast<T>(standard); })) {
        size_ += values.size();
        return;
      }
      values_.assign(size_, static_cast<T>(standard));
    }
    size_ += values.size();
    values_.insert(values_.end(), values.begin(), values.end());
  }
  void append(std::size_t n, T value) {
    if (values_.empty() && value != static_cast<T>(standard))
      values_.assign(size_, static_cast<T>(standard));
    size_ += n;
    if (!values_.empty() || value != static_cast<T>(standard)) values_.resize(size_, value);
  }
  T operator[](std::size_t i) const {
    return values_.empty() ? static_cast<T>(standard) : values_[i];
  }
  std::size_t size() const { return size_; }
  const T* from(std::uint32_t first) const {
    return values_.empty() ? nullptr : values_.data() + first;
  }
  void clear() {
    values_.clear();
    size_ = 0;
  }

 private:
  std::vector<T> values_;
  std::size_t size_ = 0;
};

// A column of numbers that is always there.
template <class T>
class AllNumbers {
 public:
  void push_back(T value) { values_.push_back(value); }
  void append(std::span<const T> values) {
    values_.insert(values_.end(), values.begin(), values.end());
  }
  void append(std::size_t n, T value) { values_.insert(values_.end(), n, value); }
  T operator[](std::size_t i) const { return values_[i]; }
  std::size_t size() const { return values_.size(); }
  const T* from(std::uint32_t first) const { return values_.data() + first; }
  void clear() { values_.clear(); }

 private:
  std::vector<T> values_;
};

// What all builders share: the key and the line of each row.
class RowsBase {
 public:
  std::uint32_t size() const { return static_cast<std::uint32_t>(origin_.size()); }
  bool empty() const { return origin_.empty(); }
  /// Whether the rows have no keys; of people, goals, measures, ratings and sheets they need none
  /// where Emit::takes_keyless() says so.
  bool keyless() const { return !empty() && key_.all_empty(); }

 protected:
  void begin_row(std::string_view key, std::uint32_t origin) {
    if (!empty() && key.empty() != key_.all_empty())
      throw Failure(KINERJA_E_INTERNAL, "of the rows of one batch, some have no key");
    key_.push_back(key);
    origin_.push_back(origin);
  }
  void clear_base() {
    key_.clear();
    origin_.clear();
  }

  RowTexts key_;
  std::vector<std::uint32_t> origin_;
};

// A builder `Own` of the columns of `Row`. Own::each_column(own, each) calls each(member of Row,
// column) for all of them.
template <class Own, class Row>
class RowsOf : public RowsBase {
 public:
  void add(const Row& row) {
    begin_row(row.key, row.origin);
    each([&](auto member, auto& column) { column.push_back(row.*member); });
  }
  void clear() {
    clear_base();
    each([](auto, auto& column) { column.clear(); });
  }

  /// Begins rows that come column by column, for sources that read whole columns; they have no
  /// keys. Then fill() each column of them, and end_rows().
  void begin_rows(std::span<const std::uint32_t> origins) {
    if (!empty() && !key_.all_empty())
      throw Failure(KINERJA_E_INTERNAL, "of the rows of one batch, some have no key");
    before_ = size();
    key_.append(origins.size(), {});
    origin_.insert(origin_.end(), origins.begin(), origins.end());
  }
  /// A column, by its member of the struct of one row: a cell for each row that was begun.
  template <class T>
  void fill(T Row::*which, std::span<const T> cells) {
    each([&](auto member, auto& column) {
      if constexpr (std::is_same_v<decltype(member), T Row::*>)
        if (member == which) column.append(cells);
    });
  }
  /// The same cell for all rows that were begun.
  template <class T>
  void fill(T Row::*which, const T& cell) {
    each([&](auto member, auto& column) {
      if constexpr (std::is_same_v<decltype(member), T Row::*>)
        if (member == which) column.append(size() - before_, cell);
    });
  }
  /// Columns that were not filled have the default of the struct of one row. Throws
  /// std::invalid_argument when a column was filled with another number of cells.
  void end_rows() {
    each([&](auto member, auto& column) {
      if (column.size() == before_) column.append(size() - before_, Row().*member);
      if (column.size() != size()) throw std::invalid_argument("a cell for each row");
    });
  }

 protected:
  std::uint32_t before_ = 0;  // rows that were there when the ones at hand were begun

 private:
  template <class Each>
  void each(Each&& each_one) {
    Own::each_column(static_cast<Own&>(*this), each_one);
  }
};

}  // namespace detail

}  // namespace kinerja
