#include "storage/column_codec.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>
#include <utility>

namespace kinerja {
namespace {

static_assert(std::endian::native == std::endian::little,
              "columns are copied as they lie in memory; a big-endian host must swap bytes here");

enum Form : std::uint8_t { same = 0, steps = 1, whole = 2, plain = 3, decimal = 4, gaps = 5 };
enum TextForm : std::uint8_t { all_empty = 0, shared = 1, different = 2 };

// Of ints, beside their width in bytes.
constexpr unsigned in_runs = 16, periodic = 32, width_bits = 15;
constexpr std::size_t longest_run = 255, longest_period = 255;

constexpr int most_places = 6;
constexpr double powers[] = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6};
constexpr double most_digits = 1e15;  // so far each decimal of 15 digits is another double

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
  for (; places <= most_places; ++places) {
    const double digits = nearest_whole(value * powers[places]);
    if (!(std::fabs(digits) < most_digits)) return most_places + 1;
    if (digits / powers[places] == value) return places;
  }
  return places;
}

constexpr std::uint64_t canonical_nan = 0x7FF8000000000000U;

// Runs of equal values, none longer than longest_run.
std::size_t count_runs(const std::int64_t* values, std::size_t n) {
  std::size_t runs = 0;
  for (std::size_t i = 0; i < n; ++runs) {
    const std::size_t begin = i++;
    while (i < n && values[i] == values[begin] && i - begin < longest_run) ++i;
  }
  return runs;
}

// After how many values all of them begin again; 0: they do not.
std::size_t period_of(const std::int64_t* values, std::size_t n) {
  for (std::size_t period = 1; period <= longest_period && 2 * period <= n; ++period) {
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

template <class T>
void unpack(const char* from, std::size_t n, std::int64_t low, std::vector<std::int64_t>& values) {
  for (std::size_t i = 0; i < n; ++i, from += sizeof(T)) {
    T code;
    std::memcpy(&code, from, sizeof code);
    values[i] = static_cast<std::int64_t>(static_cast<std::uint64_t>(low) + std::uint64_t{code});
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
  number(same);
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
    number(same);
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
      number(steps);
      number(room_[0]);
      number(step);
      return;
    }
    const auto [low, high] = std::minmax_element(room_.begin(), room_.end());
    const std::uint64_t range = distance(*high, *low);
    if (range <= UINT32_MAX) {
      number(whole);
      return ints(room_.data(), n, *low, range);
    }
  }
  number(plain);
  raw(values, n * sizeof(T));
}

// False: the doubles are not decimals of a few digits.
template <class T>
bool ColumnWriter::decimals(const T* values, std::size_t n) {
  int places = 0;
  bool some_nan = false;
  for (std::size_t i = 0; i < n; ++i) {
    if (std::isnan(values[i])) {
      if (std::bit_cast<std::uint64_t>(values[i]) != canonical_nan) return false;
      some_nan = true;
      continue;
    }
    if (is_negative_zero(values[i])) return false;
    places = places_of(values[i], places);
    if (places > most_places) return false;
  }
  const double power = powers[places];
  std::int64_t low = std::numeric_limits<std::int64_t>::max();
  std::int64_t high = std::numeric_limits<std::int64_t>::min();
  room_.resize(n);
  for (std::size_t i = 0; i < n; ++i) {
    if (std::isnan(values[i])) continue;
    const double digits = nearest_whole(values[i] * power);
    if (!(std::fabs(digits) < most_digits) || digits / power != values[i]) return false;
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
  number(some_nan ? gaps : decimal);
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
    number(static_cast<std::uint8_t>(width | periodic));
    number(static_cast<std::uint8_t>(period));
    return pack_ints(values, period, low, width);
  }
  const std::size_t runs = count_runs(values, n);
  if (runs * (width + 1U) + sizeof(std::uint32_t) > n * width / 2) {
    number(width);
    return pack_ints(values, n, low, width);
  }
  number(static_cast<std::uint8_t>(width | in_runs));
  number(static_cast<std::uint32_t>(runs));
  run_values_.clear();
  std::string lengths;
  for (std::size_t i = 0; i < n;) {
    const std::size_t begin = i++;
    while (i < n && values[i] == values[begin] && i - begin < longest_run) ++i;
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
  if (texts.begin == nullptr) return number(all_empty);
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
  number(all_differ ? different : shared);
  if (!all_differ) number(static_cast<std::uint32_t>(lengths.size()));
  small_ints(lengths);
  blob_.append(bytes);
  if (!all_differ) small_ints(codes);
}

bool ColumnReader::raw(void* to, std::size_t bytes) {
  if (rest_.size() < bytes) return false;
  if (bytes > 0) std::memcpy(to, rest_.data(), bytes);
  rest_.remove_prefix(bytes);
  return true;
}

bool ColumnReader::text(std::string& words) {
  std::uint32_t bytes = 0;
  if (!number(bytes) || rest_.size() < bytes) return false;
  words.assign(rest_.substr(0, bytes));
  rest_.remove_prefix(bytes);
  return true;
}

bool ColumnReader::count(std::size_t& n) {
  std::uint32_t read = 0;
  if (!number(read) || read > most_) return false;
  n = read;
  return true;
}

template <class T>
bool ColumnReader::column(Column<T>& column) {
  column.clear();
  std::size_t n = 0;
  std::uint8_t form = 0;
  if (!count(n)) return false;
  if (n == 0) return true;
  if (!number(form)) return false;
  if (form == same) {
    T value{};
    if (!number(value)) return false;
    column.append(n, value);
    return true;
  }
  std::vector<T> values;
  if (!numbers(values, n, form)) return false;
  column.append(values);
  return true;
}

template <class T>
bool ColumnReader::column(std::vector<T>& column) {
  column.clear();
  std::size_t n = 0;
  std::uint8_t form = 0;
  return count(n) && (n == 0 || (number(form) && numbers(column, n, form)));
}

template <class T>
bool ColumnReader::numbers(std::vector<T>& values, std::size_t n, std::uint8_t form) {
  if (form == same) {
    T value{};
    if (!number(value)) return false;
    values.assign(n, value);
    return true;
  }
  if (form == plain) {
    if (rest_.size() / sizeof(T) < n) return false;
    values.resize(n);
    return raw(values.data(), n * sizeof(T));
  }
  if constexpr (std::is_floating_point_v<T>) {
    std::uint8_t places = 0;
    if ((form != decimal && form != gaps) || !number(places) || places > most_places ||
        !ints(room_, n))
      return false;
    values.resize(n);
    const double power = powers[places];
    for (std::size_t i = 0; i < n; ++i) values[i] = static_cast<double>(room_[i]) / power;
    if (form == gaps)
      for (std::size_t i = 0; i < n; ++i)
        if (room_[i] == low_) values[i] = std::bit_cast<double>(canonical_nan);
    return true;
  } else {
    values.resize(n);
    if (form == steps) {
      std::int64_t first = 0;
      std::uint64_t step = 0;
      if (!number(first) || !number(step)) return false;
      for (std::size_t i = 0; i < n; ++i)
        values[i] = static_cast<T>(static_cast<std::uint64_t>(first) + i * step);
      return true;
    }
    if (form != whole || !ints(room_, n)) return false;
    for (std::size_t i = 0; i < n; ++i) values[i] = static_cast<T>(room_[i]);
    return true;
  }
}

bool ColumnReader::ints(std::vector<std::int64_t>& values, std::size_t n) {
  std::uint8_t form = 0;
  if (!number(low_) || !number(form)) return false;
  const unsigned width = form & width_bits;
  if (width != 1 && width != 2 && width != 4) return false;
  switch (form & ~width_bits) {
    case 0:
      return plain_ints(values, n, width);
    case in_runs:
      return runs_of_ints(values, n, width);
    case periodic:
      return periodic_ints(values, n, width);
    default:
      return false;
  }
}

bool ColumnReader::plain_ints(std::vector<std::int64_t>& values, std::size_t n, unsigned width) {
  if (rest_.size() / width < n) return false;
  values.resize(n);
  if (width == 1) unpack<std::uint8_t>(rest_.data(), n, low_, values);
  if (width == 2) unpack<std::uint16_t>(rest_.data(), n, low_, values);
  if (width == 4) unpack<std::uint32_t>(rest_.data(), n, low_, values);
  rest_.remove_prefix(n * width);
  return true;
}

bool ColumnReader::runs_of_ints(std::vector<std::int64_t>& values, std::size_t n, unsigned width) {
  std::size_t runs = 0;
  if (!count(runs) || runs > n || !plain_ints(run_values_, runs, width) || rest_.size() < runs)
    return false;
  values.resize(n);
  std::size_t at = 0;
  for (std::size_t k = 0; k < runs; ++k) {
    const std::size_t length = static_cast<unsigned char>(rest_[k]);
    if (length == 0 || length > n - at) return false;
    std::fill_n(values.begin() + static_cast<std::ptrdiff_t>(at), length, run_values_[k]);
    at += length;
  }
  rest_.remove_prefix(runs);
  return at == n;
}

bool ColumnReader::periodic_ints(std::vector<std::int64_t>& values, std::size_t n, unsigned width) {
  std::uint8_t period = 0;
  if (!number(period) || period == 0 || period > n || !plain_ints(run_values_, period, width))
    return false;
  values.resize(n);
  for (std::size_t i = 0; i < n; ++i) values[i] = i < period ? run_values_[i] : values[i - period];
  return true;
}

bool ColumnReader::column(TextColumn& column) {
  column = {};
  std::size_t n = 0;
  std::uint8_t form = 0;
  if (!count(n)) return false;
  if (n == 0) return true;
  if (!number(form) || form > different) return false;
  if (form == all_empty) {
    column.append({}, n);
    return true;
  }
  std::size_t distinct = n;
  if (form == shared && (!count(distinct) || distinct == 0 || distinct > n)) return false;
  if (!ints(lengths_, distinct)) return false;
  std::vector<std::uint32_t> ends(distinct + 1, 0);
  std::uint64_t end = 0;
  for (std::size_t i = 0; i < distinct; ++i) {
    if (lengths_[i] < 0 || lengths_[i] > UINT32_MAX) return false;
    end += static_cast<std::uint64_t>(lengths_[i]);
    if (end > rest_.size() || end > UINT32_MAX) return false;
    ends[i + 1] = static_cast<std::uint32_t>(end);
  }
  const std::string_view bytes = rest_.substr(0, end);
  rest_.remove_prefix(end);
  if (form == different) {
    column.append({bytes.data(), bytes.size(), ends.data(), ends.data() + 1}, n);
    return true;
  }
  if (!ints(room_, n)) return false;
  std::vector<std::uint32_t> first(n), last(n);
  for (std::size_t i = 0; i < n; ++i) {
    if (room_[i] < 0 || static_cast<std::uint64_t>(room_[i]) >= distinct) return false;
    first[i] = ends[static_cast<std::size_t>(room_[i])];
    last[i] = ends[static_cast<std::size_t>(room_[i]) + 1];
  }
  column.append({bytes.data(), bytes.size(), first.data(), last.data()}, n);
  return true;
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
template bool ColumnReader::column(Column<std::uint8_t>&);
template bool ColumnReader::column(Column<std::uint16_t>&);
template bool ColumnReader::column(Column<std::uint32_t>&);
template bool ColumnReader::column(Column<std::int32_t>&);
template bool ColumnReader::column(Column<std::int64_t>&);
template bool ColumnReader::column(Column<double>&);
template bool ColumnReader::column(std::vector<std::uint8_t>&);
template bool ColumnReader::column(std::vector<std::uint32_t>&);
template bool ColumnReader::column(std::vector<std::int32_t>&);
template bool ColumnReader::column(std::vector<double>&);

}  // namespace kinerja
