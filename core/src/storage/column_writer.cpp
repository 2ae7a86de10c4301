#include "storage/column_codec.hpp"
#include "storage/column_forms.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
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
  for (; places <= column_form::most_places; ++places) {
    const double digits = nearest_whole(value * column_form::powers[places]);
    if (!(std::fabs(digits) < column_form::most_digits)) return column_form::most_places + 1;
    if (digits / column_form::powers[places] == value) return places;
  }
  return places;
}

// Runs of equal values, none longer than longest_run.
std::size_t count_runs(const std::int64_t* values, std::size_t n) {
  std::size_t runs = 0;
  for (std::size_t i = 0; i < n; ++runs) {
    const std::size_t begin = i++;
    while (i < n && values[i] == values[begin] && i - begin < column_form::longest_run) ++i;
  }
  return runs;
}

// After how many values all of them begin again; 0: they do not.
std::size_t period_of(const std::int64_t* values, std::size_t n) {
  for (std::size_t period = 1; period <= column_form::longest_period && 2 * period <= n; ++period) {
    if (values[period] != values[0]) continue;
    if (std::equal(values + period, values + n, values)) return period;
  }
  return 0;
}

template <class T>
void pack(const std::int64_t* values, std::size_t n, std::int64_t low, std::string& out) {
  const std::size_t at = out.size();
  out.resize(at + n * sizeof(T));
  char* to = out.data() + at;
  for (std::size_t i = 0; i < n; ++i, to += sizeof(T)) {
    const auto code =
        static_cast<T>(static_cast<std::uint64_t>(values[i]) - static_cast<std::uint64_t>(low));
    std::memcpy(to, &code, sizeof code);
  }
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
  const auto equal = [&](T value) {
    if constexpr (std::is_floating_point_v<T>)
      return std::bit_cast<std::uint64_t>(value) == std::bit_cast<std::uint64_t>(values[0]);
    else
      return value == values[0];
  };
  if (std::all_of(values, values + n, equal)) {
    number(column_form::same);
    number(values[0]);
    return;
  }
  if constexpr (std::is_floating_point_v<T>) {
    if (decimals(values, n)) return;
  } else {
    room_.assign(values, values + n);
    const auto distance = [](std::int64_t to, std::int64_t from) {
      return static_cast<std::uint64_t>(to) - static_cast<std::uint64_t>(from);
    };
    const std::uint64_t step = distance(room_[1], room_[0]);
    std::size_t k = 2;
    while (k < n && distance(room_[k], room_[k - 1]) == step) ++k;
    if (k == n) {
      number(column_form::steps);
      number(room_[0]);
      number(step);
      return;
    }
    const auto [low, high] = std::minmax_element(room_.begin(), room_.end());
    const std::uint64_t range = distance(*high, *low);
    if (range <= UINT32_MAX) {
      number(column_form::whole);
      return ints(room_.data(), n, *low, range);
    }
  }
  number(column_form::plain);
  raw(values, n * sizeof(T));
}

// False: the doubles are not decimals of a few digits.
template <class T>
bool ColumnWriter::decimals(const T* values, std::size_t n) {
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
    if (places > column_form::most_places) return false;
  }
  const double power = column_form::powers[places];
  std::int64_t low = std::numeric_limits<std::int64_t>::max();
  std::int64_t high = std::numeric_limits<std::int64_t>::min();
  room_.resize(n);
  for (std::size_t i = 0; i < n; ++i) {
    if (std::isnan(values[i])) continue;
    const double digits = nearest_whole(values[i] * power);
    if (!(std::fabs(digits) < column_form::most_digits) || digits / power != values[i])
      return false;
    room_[i] = static_cast<std::int64_t>(digits);
    low = std::min(low, room_[i]);
    high = std::max(high, room_[i]);
  }
  if (some_nan) {
    --low;
    for (std::size_t i = 0; i < n; ++i)
      if (std::isnan(values[i])) room_[i] = low;
  }
  const auto range = static_cast<std::uint64_t>(high - low);
  if (range > UINT32_MAX) return false;
  number(some_nan ? column_form::gaps : column_form::decimal);
  number(static_cast<std::uint8_t>(places));
  ints(room_.data(), n, low, range);
  return true;
}

void ColumnWriter::ints(const std::int64_t* values,
                        std::size_t n,
                        std::int64_t low,
                        std::uint64_t range) {
  number(low);
  const std::uint8_t width = range <= UINT8_MAX ? 1 : range <= UINT16_MAX ? 2 : 4;
  if (const std::size_t period = period_of(values, n); period > 0) {
    number(static_cast<std::uint8_t>(width | column_form::periodic));
    number(static_cast<std::uint8_t>(period));
    return pack_ints(values, period, low, width);
  }
  const std::size_t runs = count_runs(values, n);
  if (runs * (width + 1U) + sizeof(std::uint32_t) > n * width / 2) {
    number(width);
    return pack_ints(values, n, low, width);
  }
  number(static_cast<std::uint8_t>(width | column_form::in_runs));
  number(static_cast<std::uint32_t>(runs));
  run_values_.clear();
  std::string lengths;
  for (std::size_t i = 0; i < n;) {
    const std::size_t begin = i++;
    while (i < n && values[i] == values[begin] && i - begin < column_form::longest_run) ++i;
    run_values_.push_back(values[begin]);
    lengths.push_back(static_cast<char>(static_cast<unsigned char>(i - begin)));
  }
  pack_ints(run_values_.data(), runs, low, width);
  blob_.append(lengths);
}

void ColumnWriter::pack_ints(const std::int64_t* values,
                             std::size_t n,
                             std::int64_t low,
                             std::uint8_t width) {
  if (width == 1) return pack<std::uint8_t>(values, n, low, blob_);
  if (width == 2) return pack<std::uint16_t>(values, n, low, blob_);
  pack<std::uint32_t>(values, n, low, blob_);
}

void ColumnWriter::small_ints(const std::vector<std::uint32_t>& values) {
  room_.assign(values.begin(), values.end());
  const auto [low, high] = std::minmax_element(room_.begin(), room_.end());
  ints(room_.data(), room_.size(), *low, static_cast<std::uint64_t>(*high - *low));
}

// Texts that share their bytes are written once.
void ColumnWriter::column(const TextColumn& column) {
  const std::size_t n = column.size();
  number(static_cast<std::uint32_t>(n));
  if (n == 0) return;
  const kinerja_strs texts = column.strs();
  if (texts.begin == nullptr) return number(column_form::all_empty);
  std::vector<std::uint32_t> lengths, codes, code_at;
  std::string bytes;
  codes.reserve(n);
  // By where it begins, as long as it ends there, too; others are written again. Empty ones begin
  // where others do, and have a place of their own.
  const std::size_t of_empty = texts.bytes_len + 1;
  code_at.assign(of_empty + 1, 0);
  for (std::size_t i = 0; i < n; ++i) {
    if (i > 0 && column.repeats(i)) {
      codes.push_back(codes.back());
      continue;
    }
    const std::uint32_t length = texts.end[i] - texts.begin[i];
    std::uint32_t& code = code_at[length == 0 ? of_empty : texts.begin[i]];
    if (code == 0 || lengths[code - 1] != length) {
      lengths.push_back(length);
      bytes.append(column[i]);
      code = static_cast<std::uint32_t>(lengths.size());
    }
    codes.push_back(code - 1);
  }
  const bool all_differ = lengths.size() == n;
  number(all_differ ? column_form::different : column_form::shared);
  if (!all_differ) number(static_cast<std::uint32_t>(lengths.size()));
  small_ints(lengths);
  blob_.append(bytes);
  if (!all_differ) small_ints(codes);
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
