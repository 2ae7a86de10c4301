#include "base/number_loops.hpp"
#include "storage/column_codec.hpp"
#include "storage/column_forms.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <utility>

namespace kinerja {

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
  if (form == column_form::same) {
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
  if (form == column_form::same) {
    T value{};
    if (!number(value)) return false;
    values.assign(n, value);
    return true;
  }
  if (form == column_form::plain) {
    if (rest_.size() / sizeof(T) < n) return false;
    values.resize(n);
    return raw(values.data(), n * sizeof(T));
  }
  if constexpr (std::is_floating_point_v<T>) {
    return (form == column_form::decimal || form == column_form::gaps) &&
           decimals(values, n, form == column_form::gaps);
  } else {
    if (form == column_form::steps) {
      std::int64_t first = 0;
      std::uint64_t step = 0;
      if (!number(first) || !number(step)) return false;
      values.resize(n);
      for (std::size_t i = 0; i < n; ++i)
        values[i] = static_cast<T>(static_cast<std::uint64_t>(first) + i * step);
      return true;
    }
    return form == column_form::whole && ints(values, n);
  }
}

bool ColumnReader::decimals(std::vector<double>& values, std::size_t n, bool gaps) {
  std::uint8_t places = 0, form = 0;
  if (!number(places) || places > number_loops::most_places || !number(low_) || !number(form) ||
      low_ < -column_form::farthest_digits || low_ > column_form::farthest_digits)
    return false;
  const double power = number_loops::powers[places];
  if (const unsigned width = form; !gaps && (width == 1 || width == 2 || width == 4)) {
    if (rest_.size() / width < n) return false;
    values.resize(n);
    number_loops::unpack_decimals(rest_.data(), n, low_, width, power, values.data());
    rest_.remove_prefix(n * width);
    return true;
  }
  if (!ints_of_form(digits_, n, form)) return false;
  values.resize(n);
  number_loops::divide(digits_.data(), n, power, values.data());
  if (gaps)
    for (std::size_t i = 0; i < n; ++i)
      if (digits_[i] == low_) values[i] = std::bit_cast<double>(column_form::canonical_nan);
  return true;
}

template <class T>
bool ColumnReader::ints(std::vector<T>& values, std::size_t n) {
  std::uint8_t form = 0;
  return number(low_) && number(form) && ints_of_form(values, n, form);
}

template <class T>
bool ColumnReader::ints_of_form(std::vector<T>& values, std::size_t n, std::uint8_t form) {
  const unsigned width = form & column_form::width_bits;
  if (width != 1 && width != 2 && width != 4) return false;
  switch (form & ~column_form::width_bits) {
    case 0:
      return plain_ints(values, n, width);
    case column_form::in_runs:
      return runs_of_ints(values, n, width);
    case column_form::periodic:
      return periodic_ints(values, n, width);
    default:
      return false;
  }
}

template <class T>
bool ColumnReader::plain_ints(std::vector<T>& values, std::size_t n, unsigned width) {
  if (rest_.size() / width < n) return false;
  values.resize(n);
  number_loops::unpack(rest_.data(), n, low_, width, values.data());
  rest_.remove_prefix(n * width);
  return true;
}

template <class T>
bool ColumnReader::runs_of_ints(std::vector<T>& values, std::size_t n, unsigned width) {
  std::size_t runs = 0;
  std::vector<T> of_runs;
  if (!count(runs) || runs > n || !plain_ints(of_runs, runs, width) || rest_.size() < runs)
    return false;
  values.resize(n);
  std::size_t at = 0;
  for (std::size_t k = 0; k < runs; ++k) {
    const std::size_t length = static_cast<unsigned char>(rest_[k]);
    if (length == 0 || length > n - at) return false;
    std::fill_n(values.begin() + static_cast<std::ptrdiff_t>(at), length, of_runs[k]);
    at += length;
  }
  rest_.remove_prefix(runs);
  return at == n;
}

// Doubles what stands there already until all of it does.
template <class T>
bool ColumnReader::periodic_ints(std::vector<T>& values, std::size_t n, unsigned width) {
  std::uint8_t period = 0;
  if (!number(period) || period == 0 || period > n || !plain_ints(values, period, width))
    return false;
  values.resize(n);
  for (std::size_t done = period; done < n;) {
    const std::size_t more = std::min(done, n - done);
    std::copy_n(values.begin(), more, values.begin() + static_cast<std::ptrdiff_t>(done));
    done += more;
  }
  return true;
}

bool ColumnReader::column(TextColumn& column) {
  column = {};
  std::size_t n = 0;
  std::uint8_t form = 0;
  if (!count(n)) return false;
  if (n == 0) return true;
  if (!number(form) || form > column_form::different) return false;
  if (form == column_form::all_empty) {
    column.append({}, n);
    return true;
  }
  std::size_t distinct = n;
  if (form == column_form::shared && (!count(distinct) || distinct == 0 || distinct > n))
    return false;
  if (!ints(lengths_, distinct)) return false;
  std::vector<std::uint32_t> begins(distinct), ends(distinct);
  std::uint64_t end = 0;
  for (std::size_t i = 0; i < distinct; ++i) {
    if (lengths_[i] < 0 || lengths_[i] > UINT32_MAX) return false;
    begins[i] = static_cast<std::uint32_t>(end);
    end += static_cast<std::uint64_t>(lengths_[i]);
    if (end > rest_.size() || end > UINT32_MAX) return false;
    ends[i] = static_cast<std::uint32_t>(end);
  }
  std::string bytes(rest_.substr(0, end));
  rest_.remove_prefix(end);
  if (form == column_form::shared) {
    if (!ints(codes_, n)) return false;
    std::vector<std::uint32_t> first(n), last(n);
    for (std::size_t i = 0; i < n; ++i) {
      const auto code = static_cast<std::uint64_t>(codes_[i]);
      if (code >= distinct) return false;
      first[i] = begins[code];
      last[i] = ends[code];
    }
    begins = std::move(first);
    ends = std::move(last);
  }
  column = TextColumn(std::move(bytes), std::move(begins), std::move(ends));
  return true;
}

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
