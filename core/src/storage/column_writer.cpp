#include "base/number_loops.hpp"
#include "storage/column_codec.hpp"
#include "storage/column_forms.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <utility>

namespace kinerja {

namespace {

// Of a double below 2^51, ties to even.
double nearest_whole(double value) {
  constexpr double shift = 6755399441055744.0;  // 1.5 * 2^52
  return (value + shift) - shift;
}

bool is_negative_zero(double value) {
  return value == 0 && std::signbit(value);
}

// The decimals that `value` needs, from `places` on; above most_places: too many.
int places_of(double value, int places) {
  for (; places <= number_loops::most_places; ++places) {
    const double digits = nearest_whole(value * number_loops::powers[places]);
    if (!(std::fabs(digits) < number_loops::most_digits)) return number_loops::most_places + 1;
    if (digits / number_loops::powers[places] == value) return places;
  }
  return places;
}

// Runs of equal values, none longer than longest_run.
template <class T>
std::size_t count_runs(const T* values, std::size_t n) {
  std::size_t runs = 0;
  for (std::size_t i = 0; i < n; ++runs) {
    const std::size_t begin = i++;
    while (i < n && values[i] == values[begin] && i - begin < column_form::longest_run) ++i;
  }
  return runs;
}

// After how many values all of them begin again; 0: they do not.
template <class T>
std::size_t period_of(const T* values, std::size_t n) {
  for (std::size_t period = 1; period <= column_form::longest_period && 2 * period <= n; ++period) {
    if (values[period] != values[0]) continue;
    if (std::equal(values + period, values + n, values)) return period;
  }
  return 0;
}

template <class T>
std::uint64_t distance(T to, T from) {
  return static_cast<std::uint64_t>(to) - static_cast<std::uint64_t>(from);
}

}  // namespace

void ColumnWriter::text(std::string_view words) {
  number(static_cast<std::uint32_t>(words.size()));
  blob_.append(words);
}

template <class T>
void ColumnWriter::column(const Column<T>& column) {
  if (!column.values().empty() || column.empty()) return this->column(column.values());
  number(static_cast<std::uint32_t>(column.size()));
  number(column_form::same);
  number(column[0]);
}

template <class T>
void ColumnWriter::column(const std::vector<T>& column) {
  number(static_cast<std::uint32_t>(column.size()));
  if (!column.empty()) numbers(column.data(), column.size());
}

template <class T>
void ColumnWriter::numbers(const T* values, std::size_t n) {
  if constexpr (std::is_floating_point_v<T>) {
    const auto equal = [&](T value) {
      return std::bit_cast<std::uint64_t>(value) == std::bit_cast<std::uint64_t>(values[0]);
    };
    if (std::all_of(values, values + n, equal)) {
      number(column_form::same);
      return number(values[0]);
    }
    if (decimals(values, n)) return;
  } else {
    if (number_loops::all_same(values, n)) {
      number(column_form::same);
      return number(values[0]);
    }
    const std::uint64_t step = distance(values[1], values[0]);
    if (number_loops::in_steps(values, n, step)) {
      number(column_form::steps);
      number(static_cast<std::int64_t>(values[0]));
      return number(step);
    }
    const auto [low, high] = number_loops::range_of(values, n);
    const std::uint64_t range = distance(high, low);
    if (range <= UINT32_MAX) {
      number(column_form::whole);
      return ints(values, n, low, range);
    }
  }
  number(column_form::plain);
  raw(values, n * sizeof(T));
}

// False: the doubles are not decimals of a few digits.
bool ColumnWriter::decimals(const double* values, std::size_t n) {
  digits_.resize(n);
  const auto found = number_loops::short_decimals(values, n, digits_.data());
  if (!found) return decimals_with_gaps(values, n);
  const auto [low, high] = found->digits;
  const std::uint64_t range = distance(high, low);
  if (range > UINT32_MAX) return false;
  number(column_form::decimal);
  number(static_cast<std::uint8_t>(found->places));
  ints(digits_.data(), n, low, range);
  return true;
}

// The same where some are NaN, which costs more.
bool ColumnWriter::decimals_with_gaps(const double* values, std::size_t n) {
  int places = 0;
  bool some_nan = false;
  for (std::size_t i = 0; i < n; ++i) {
    if (std::isnan(values[i])) {
      if (std::bit_cast<std::uint64_t>(values[i]) != column_form::canonical_nan) return false;
      some_nan = true;
      continue;
    }
    if (is_negative_zero(values[i])) return false;
    places = places_of(values[i], places);
    if (places > number_loops::most_places) return false;
  }
  if (!some_nan) return false;
  const double power = number_loops::powers[places];
  std::int64_t low = std::numeric_limits<std::int64_t>::max();
  std::int64_t high = std::numeric_limits<std::int64_t>::min();
  for (std::size_t i = 0; i < n; ++i) {
    if (std::isnan(values[i])) continue;
    const double digits = nearest_whole(values[i] * power);
    if (!(std::fabs(digits) < number_loops::most_digits) || digits / power != values[i])
      return false;
    digits_[i] = static_cast<std::int64_t>(digits);
    low = std::min(low, digits_[i]);
    high = std::max(high, digits_[i]);
  }
  --low;
  for (std::size_t i = 0; i < n; ++i)
    if (std::isnan(values[i])) digits_[i] = low;
  const std::uint64_t range = distance(high, low);
  if (range > UINT32_MAX) return false;
  number(column_form::gaps);
  number(static_cast<std::uint8_t>(places));
  ints(digits_.data(), n, low, range);
  return true;
}

template <class T>
void ColumnWriter::ints(const T* values, std::size_t n, std::int64_t low, std::uint64_t range) {
  number(low);
  const unsigned width = range <= UINT8_MAX ? 1 : range <= UINT16_MAX ? 2 : 4;
  if (const std::size_t period = period_of(values, n); period > 0) {
    number(static_cast<std::uint8_t>(width | column_form::periodic));
    number(static_cast<std::uint8_t>(period));
    return pack(values, period, low, width);
  }
  // There are at least as many runs as changes and one, which are counted much faster.
  const auto pays = [&](std::size_t runs) {
    return runs * (width + 1U) + sizeof(std::uint32_t) <= n * width / 2;
  };
  if (pays(number_loops::changes(values, n) + 1))
    if (const std::size_t runs = count_runs(values, n); pays(runs))
      return in_runs(values, n, runs, low, width);
  number(static_cast<std::uint8_t>(width));
  pack(values, n, low, width);
}

template <class T>
void ColumnWriter::in_runs(
    const T* values, std::size_t n, std::size_t runs, std::int64_t low, unsigned width) {
  number(static_cast<std::uint8_t>(width | column_form::in_runs));
  number(static_cast<std::uint32_t>(runs));
  std::vector<T> of_runs;
  std::string lengths;
  of_runs.reserve(runs);
  lengths.reserve(runs);
  for (std::size_t i = 0; i < n;) {
    const std::size_t begin = i++;
    while (i < n && values[i] == values[begin] && i - begin < column_form::longest_run) ++i;
    of_runs.push_back(values[begin]);
    lengths.push_back(static_cast<char>(static_cast<unsigned char>(i - begin)));
  }
  pack(of_runs.data(), runs, low, width);
  blob_.append(lengths);
}

template <class T>
void ColumnWriter::pack(const T* values, std::size_t n, std::int64_t low, unsigned width) {
  const std::size_t at = blob_.size();
  blob_.resize(at + n * width);
  number_loops::pack(values, n, low, width, blob_.data() + at);
}

void ColumnWriter::small_ints(const std::vector<std::uint32_t>& values) {
  const auto [low, high] = number_loops::range_of(values.data(), values.size());
  ints(values.data(), values.size(), low, high - low);
}

// Texts that share their bytes are written once. They are known by where they begin, as long as
// they end there, too; others are written again. Empty ones begin where others do, and have a place
// of their own. A code in code_at_ counts if its text begins there: nothing has to be cleared.
void ColumnWriter::column(const TextColumn& column) {
  const std::size_t n = column.size();
  number(static_cast<std::uint32_t>(n));
  if (n == 0) return;
  const kinerja_strs texts = column.strs();
  if (texts.begin == nullptr) return number(column_form::all_empty);
  const auto of_empty = static_cast<std::uint32_t>(texts.bytes_len);
  if (code_at_.size() <= of_empty) code_at_.resize(std::size_t{of_empty} + 1);
  lengths_.clear();
  begins_.clear();
  codes_.clear();
  std::string bytes;
  bytes.reserve(texts.bytes_len);
  std::size_t block = 0, block_end = 0;  // different texts in a row, still to be copied
  for (std::size_t i = 0; i < n; ++i) {
    if (i > 0 && column.repeats(i)) {
      codes_.push_back(codes_.back());
      continue;
    }
    const std::uint32_t length = texts.end[i] - texts.begin[i];
    const std::uint32_t begin = length == 0 ? of_empty : texts.begin[i];
    std::uint32_t& code = code_at_[begin];
    if (code >= begins_.size() || begins_[code] != begin || lengths_[code] != length) {
      code = static_cast<std::uint32_t>(begins_.size());
      begins_.push_back(begin);
      lengths_.push_back(length);
      if (length > 0 && begin != block_end) {
        bytes.append(texts.bytes + block, block_end - block);
        block = begin;
        block_end = begin;
      }
      block_end += length;
    }
    codes_.push_back(code);
  }
  bytes.append(texts.bytes + block, block_end - block);
  const bool all_differ = lengths_.size() == n;
  number(all_differ ? column_form::different : column_form::shared);
  if (!all_differ) number(static_cast<std::uint32_t>(lengths_.size()));
  small_ints(lengths_);
  blob_.append(bytes);
  if (!all_differ) small_ints(codes_);
}

template void ColumnWriter::column(const Column<std::uint8_t>&);
template void ColumnWriter::column(const Column<std::uint16_t>&);
template void ColumnWriter::column(const Column<std::uint32_t>&);
template void ColumnWriter::column(const Column<std::int32_t>&);
template void ColumnWriter::column(const Column<std::int64_t>&);
template void ColumnWriter::column(const Column<double>&);
template void ColumnWriter::column(const std::vector<std::uint8_t>&);
template void ColumnWriter::column(const std::vector<std::uint32_t>&);
template void ColumnWriter::column(const std::vector<std::int32_t>&);
template void ColumnWriter::column(const std::vector<double>&);

}  // namespace kinerja
