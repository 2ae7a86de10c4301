#pragma once

#include <kinerja/abi.h>
#include <kinerja/cpp/recent_texts.hpp>

#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <initializer_list>
#include <iterator>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kinerja {

/// A column of numbers that takes no room while all of them are equal, as most columns of rows are:
/// what a source leaves out has its default in every row. Doubles are equal when their bits are.
template <class T>
class Column {
 public:
  using value_type = T;
  class const_iterator {
   public:
    using iterator_category = std::forward_iterator_tag;
    using value_type = T;
    using difference_type = std::ptrdiff_t;
    using pointer = const T*;
    using reference = T;
    const_iterator() = default;
    const_iterator(const Column& column, std::size_t at) : column_(&column), at_(at) {}
    T operator*() const { return (*column_)[at_]; }
    const_iterator& operator++() {
      ++at_;
      return *this;
    }
    const_iterator operator++(int) {
      const_iterator before = *this;
      ++at_;
      return before;
    }
    friend bool operator==(const const_iterator&, const const_iterator&) = default;

   private:
    const Column* column_ = nullptr;
    std::size_t at_ = 0;
  };
  using iterator = const_iterator;
  using const_reference = T;  // NOLINT(readability-identifier-naming): as containers call it

  Column() = default;
  Column(std::initializer_list<T> values) {
    for (const T value : values) push_back(value);
  }
  Column(std::size_t n, T value) : first_(value), size_(n) {}
  explicit Column(std::span<const T> values) { append(values); }

  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  const_iterator begin() const { return {*this, 0}; }
  const_iterator end() const { return {*this, size_}; }
  T operator[](std::size_t i) const { return values_.empty() ? first_ : values_[i]; }
  T back() const { return (*this)[size_ - 1]; }
  void push_back(T value) {
    if (size_ == 0) first_ = value;
    if (values_.empty() && !same(value, first_)) values_.assign(size_, first_);
    if (!values_.empty() || !same(value, first_)) values_.push_back(value);
    ++size_;
  }
  void append(std::span<const T> values) {
    std::size_t k = 0;
    while (k < values.size() && (size_ == 0 || (values_.empty() && same(values[k], first_))))
      push_back(values[k++]);
    if (k == values.size()) return;
    if (values_.empty()) values_.assign(size_, first_);
    values_.insert(values_.end(), values.begin() + static_cast<std::ptrdiff_t>(k), values.end());
    size_ += values.size() - k;
  }
  void append(std::size_t n, T value) {
    for (; n > 0 && (size_ == 0 || !values_.empty() || !same(value, first_)); --n) push_back(value);
    size_ += n;
  }
  void clear() {
    values_.clear();
    size_ = 0;
  }

  /// The numbers where they differ; empty while all are equal.
  const std::vector<T>& values() const { return values_; }

  friend bool operator==(const Column& a, const Column& b) {
    if (a.size_ != b.size_) return false;
    for (std::size_t i = 0; i < a.size_; ++i)
      if (!same(a[i], b[i])) return false;
    return true;
  }

 private:
  static bool same(T a, T b) {
    if constexpr (std::floating_point<T>)
      return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
    else
      return a == b;
  }

  T first_{};
  std::size_t size_ = 0;
  std::vector<T> values_;
};

/// A column of texts as slices of one block (the host's own copy of a kinerja_strs). Texts that
/// come again soon share their bytes, so a column of few different texts takes eight bytes a row,
/// and one of empty texts nothing. Beyond 4 GiB of different text it throws std::length_error.
class TextColumn {
 public:
  TextColumn() = default;
  /// Texts that lie in `bytes`, whose begins and ends are as many.
  TextColumn(std::string bytes, std::vector<std::uint32_t> begin, std::vector<std::uint32_t> end)
      : bytes_(std::move(bytes)),
        begin_(std::move(begin)),
        end_(std::move(end)),
        size_(begin_.size()) {
    if (bytes_.empty()) begin_.clear(), end_.clear();
    if (bytes_.size() > UINT32_MAX) throw_too_long();
  }

  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  std::string_view operator[](std::size_t i) const {
    if (begin_.empty()) return {};
    return {bytes_.data() + begin_[i], end_[i] - begin_[i]};
  }
  void push_back(std::string_view words) {
    if (begin_.empty()) {
      if (words.empty()) {
        ++size_;
        return;
      }
      begin_.assign(size_, 0);
      end_.assign(size_, 0);
    }
    // In most columns a text comes several times running, or the same few come in the same order.
    const std::size_t likely = likely_ < size_ ? likely_ : size_ - 1;
    if (size_ > 0 && detail::same_text((*this)[likely], words)) return push_as(likely);
    const auto [newest, known] = recent_.find(words, [&](std::uint32_t row) {
      return row < size_ && detail::same_text((*this)[row], words);
    });
    const std::uint32_t same = std::exchange(newest, static_cast<std::uint32_t>(size_));
    if (known) return push_as(same);
    begin_.push_back(static_cast<std::uint32_t>(add_bytes(words)));
    end_.push_back(static_cast<std::uint32_t>(bytes_.size()));
    likely_ = ++size_;
  }
  /// Adds the last text n times more.
  void repeat(std::size_t n) {
    if (!begin_.empty()) {
      begin_.insert(begin_.end(), n, begin_.back());
      end_.insert(end_.end(), n, end_.back());
    }
    size_ += n;
  }
  /// Adds the text of a row again.
  void push_again(std::size_t row) { begin_.empty() ? static_cast<void>(++size_) : push_as(row); }
  /// Adds n well-formed texts, which may share bytes among each other.
  void append(const kinerja_strs& texts, std::size_t n);
  /// Adds n texts of another column; those that lie in one place there do so here, too.
  void append(const TextColumn& from, std::size_t first, std::size_t n);
  /// Whether text i lies where text i - 1 does; then they are equal.
  bool repeats(std::size_t i) const {
    return begin_.empty() || (begin_[i] == begin_[i - 1] && end_[i] == end_[i - 1]);
  }

  /// As a column of the border. Borrows until the next change.
  kinerja_strs strs() const {
    if (begin_.empty()) return {nullptr, 0, nullptr, nullptr};
    return {bytes_.data(), bytes_.size(), begin_.data(), end_.data()};
  }

  friend bool operator==(const TextColumn& a, const TextColumn& b) {
    if (a.size_ != b.size_) return false;
    for (std::size_t i = 0; i < a.size_; ++i)
      if (a[i] != b[i]) return false;
    return true;
  }

 private:
  // The same text as that row's.
  void push_as(std::size_t row) {
    begin_.push_back(begin_[row]);
    end_.push_back(end_[row]);
    ++size_;
    likely_ = row + 1;
  }
  // The place in bytes_ where they now begin.
  std::size_t add_bytes(std::string_view bytes);
  [[noreturn]] static void throw_too_long();

  std::string bytes_;
  std::vector<std::uint32_t> begin_, end_;  // empty while all texts are
  std::size_t size_ = 0;
  std::size_t likely_ = 0;  // a row that the next text may be like, if it is there
  detail::RecentTexts recent_;
};

}  // namespace kinerja
