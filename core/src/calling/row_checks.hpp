#pragma once

// The rules that rows of a plugin have to keep, one function for each kind of rule. Two classes of
// one shape have them, so that the rules of a kind of rows are written once and run over both.

#include <kinerja/core/text.hpp>
#include <kinerja/core/utf8.hpp>
#include <kinerja/rows.h>

#include "calling/columns.hpp"

#include <cfloat>
#include <cmath>
#include <optional>
#include <utility>
#include <vector>

namespace kinerja {

inline constexpr std::size_t max_employee_bytes = 64;
inline constexpr std::size_t max_text_bytes = 65'536;
inline constexpr std::int32_t max_day = 2'932'896;  // 9999-12-31

/// The reason why a row is refused, and the column that it lies in.
struct RowRefusal {
  const char* column;
  Text reason;
};

inline bool is_ascii(const kinerja_strs& texts) {
  unsigned char high = 0;
  if (texts.begin != nullptr)
    for (std::uint64_t i = 0; i < texts.bytes_len; ++i)
      high |= static_cast<unsigned char>(texts.bytes[i]);
  return high < 0x80;
}

/// Looks at whole columns and marks the rows that may be at fault, which are nearly always none.
class RowSuspects {
 public:
  explicit RowSuspects(std::uint32_t n) : marks_(n) {}

  RowSuspects& words(const char*, const kinerja_strs& texts, bool needed = false) {
    return length(texts, needed, max_text_bytes);
  }
  RowSuspects& employee(const char*, const kinerja_strs& texts) {
    return length(texts, true, max_employee_bytes);
  }
  RowSuspects& number(const char*,
                      const double* values,
                      double low = -DBL_MAX,
                      double high = DBL_MAX) {
    if (values == nullptr) return *this;
    return mark([=](std::size_t i) { return !(values[i] >= low) || !(values[i] <= high); });
  }
  RowSuspects& given_or_finite(const char*, const double* values, std::uint32_t per_row) {
    const std::size_t n = marks_.size() * per_row;
    bool infinite = false;
    for (std::size_t k = 0; k < n; ++k) infinite |= std::fabs(values[k]) > DBL_MAX;
    return infinite ? mark([](std::size_t) { return true; }) : *this;
  }
  RowSuspects& code(const char*, const std::uint8_t* codes, int highest) {
    if (codes == nullptr) return *this;
    return mark([=](std::size_t i) { return static_cast<int>(codes[i]) > highest; });
  }
  RowSuspects& days(const char*, const std::int32_t* from, const std::int32_t* to) {
    const auto outside = [](std::int32_t day) {
      return day != KINERJA_NO_DAY && (day < -max_day || day > max_day);
    };
    if (from != nullptr) mark([=](std::size_t i) { return outside(from[i]); });
    if (to != nullptr) mark([=](std::size_t i) { return outside(to[i]); });
    if (from != nullptr && to != nullptr)
      mark([=](std::size_t i) { return from[i] > to[i] && to[i] != KINERJA_NO_DAY; });
    return *this;
  }
  RowSuspects& given(const char*, const std::int32_t* days) {
    return mark([=](std::size_t i) { return days[i] == KINERJA_NO_DAY; });
  }
  RowSuspects& range(const char*,
                     const std::uint8_t* flags,
                     const double* low,
                     const double* high) {
    return mark([=](std::size_t i) {
      return (flags[i] & KINERJA_GOAL_HAS_TARGET_HIGH) != 0 &&
             (high == nullptr || low[i] > high[i]);
    });
  }
  RowSuspects& ascending(const char*, const std::int64_t* from, const std::int64_t* to) {
    return mark([=](std::size_t i) { return from[i] >= to[i]; });
  }

  bool any() const { return any_; }
  bool operator[](std::size_t row) const { return marks_[row] != 0; }

 private:
  template <class Suspicious>
  RowSuspects& mark(Suspicious&& suspicious) {
    unsigned found = 0;
    for (std::size_t i = 0; i < marks_.size(); ++i) {
      const unsigned one = suspicious(i) ? 1U : 0U;
      marks_[i] = static_cast<std::uint8_t>(marks_[i] | one);
      found |= one;
    }
    any_ = any_ || found != 0;
    return *this;
  }

  RowSuspects& length(const kinerja_strs& texts, bool needed, std::size_t most) {
    if (texts.begin == nullptr) return needed ? mark([](std::size_t) { return true; }) : *this;
    const std::uint32_t least = needed ? 1 : 0;
    if (!is_ascii(texts)) return mark([](std::size_t) { return true; });
    return mark([&](std::size_t i) {
      const std::uint32_t size = texts.end[i] - texts.begin[i];
      return size < least || size > most;
    });
  }

  std::vector<std::uint8_t> marks_;
  bool any_ = false;
};

/// Says what is wrong with one row: its first fault.
class RowCheck {
 public:
  explicit RowCheck(std::uint32_t row) : row_(row) {}

  RowCheck& words(const char* column, const kinerja_strs& texts, bool needed = false) {
    if (refusal_) return *this;
    const std::string_view words = text_at(texts, row_);
    if (needed && words.empty())
      refuse(column, text("kolom ini wajib diisi", "this column must not be empty"));
    else if (words.size() > max_text_bytes)
      refuse(column, text("teks terlalu panjang", "the text is too long"));
    else if (!valid_utf8(words))
      refuse(column, text("teks bukan UTF-8", "the text is not UTF-8"));
    return *this;
  }

  RowCheck& employee(const char* column, const kinerja_strs& texts) {
    words(column, texts, true);
    if (!refusal_ && text_at(texts, row_).size() > max_employee_bytes)
      refuse(column,
             text("nomor pegawai lebih dari {} huruf",
                  "the employee number is longer than {} bytes",
                  {static_cast<int>(max_employee_bytes)}));
    return *this;
  }

  RowCheck& number(const char* column,
                   const double* values,
                   double low = -DBL_MAX,
                   double high = DBL_MAX) {
    if (refusal_ || values == nullptr) return *this;
    const double value = values[row_];
    if (!std::isfinite(value))
      refuse(column, text("bukan bilangan biasa", "not a finite number"));
    else if (value < low || value > high)
      refuse(column,
             text("{} di luar batas {} sampai {}",
                  "{} is outside {} to {}",
                  {value, low, high == DBL_MAX ? TextArg("~") : TextArg(high)}));
    return *this;
  }

  // `per_row` numbers of the row, each finite or not given (NaN).
  RowCheck& given_or_finite(const char* column, const double* values, std::uint32_t per_row) {
    for (std::uint32_t k = 0; k < per_row && !refusal_; ++k)
      if (std::isinf(values[std::size_t{row_} * per_row + k]))
        refuse(column, text("bukan bilangan biasa", "not a finite number"));
    return *this;
  }

  RowCheck& code(const char* column, const std::uint8_t* codes, int highest) {
    if (!refusal_ && codes != nullptr && static_cast<int>(codes[row_]) > highest)
      refuse(column,
             text("kode {} tidak dikenal", "code {} is unknown", {static_cast<int>(codes[row_])}));
    return *this;
  }

  RowCheck& days(const char* column, const std::int32_t* first, const std::int32_t* last) {
    if (refusal_) return *this;
    const std::int32_t from = value_at(first, row_, KINERJA_NO_DAY);
    const std::int32_t to = value_at(last, row_, KINERJA_NO_DAY);
    if ((from != KINERJA_NO_DAY && (from < -max_day || from > max_day)) || to > max_day)
      refuse(column, text("tanggal di luar kalender", "the date is outside the calendar"));
    else if (from != KINERJA_NO_DAY && to != KINERJA_NO_DAY && from > to)
      refuse(column, text("tanggal awal setelah tanggal akhir", "the first day is after the last"));
    return *this;
  }

  RowCheck& given(const char* column, const std::int32_t* days) {
    if (!refusal_ && days[row_] == KINERJA_NO_DAY)
      refuse(column, text("kolom ini wajib diisi", "this column must not be empty"));
    return *this;
  }

  RowCheck& range(const char* column,
                  const std::uint8_t* flags,
                  const double* low,
                  const double* high) {
    return order(column,
                 (flags[row_] & KINERJA_GOAL_HAS_TARGET_HIGH) == 0 ||
                     (high != nullptr && low[row_] <= high[row_]));
  }

  RowCheck& ascending(const char* column, const std::int64_t* from, const std::int64_t* to) {
    return order(column, from[row_] < to[row_]);
  }

  std::optional<RowRefusal> done() { return std::move(refusal_); }

 private:
  RowCheck& order(const char* column, bool holds) {
    if (!refusal_ && !holds)
      refuse(column, text("batas bawah di atas batas atas", "the lower end is above the upper"));
    return *this;
  }
  void refuse(const char* column, Text reason) { refusal_ = RowRefusal{column, std::move(reason)}; }

  std::uint32_t row_;
  std::optional<RowRefusal> refusal_;
};

}  // namespace kinerja
