#include "running/packed_runs.hpp"

#include "base/number_loops.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <limits>
#include <type_traits>
#include <utility>

namespace kinerja {
namespace {

constexpr std::uint8_t long_text = 255;  // its length follows in four bytes
constexpr std::size_t rows_at_once = 64;

template <class Number>
void put_number(std::string& to, Number number) {
  to.append(reinterpret_cast<const char*>(&number), sizeof number);
}

void put_text(std::string& to, std::string_view words) {
  if (words.size() < long_text) {
    to.push_back(static_cast<char>(static_cast<unsigned char>(words.size())));
  } else {
    put_number(to, long_text);
    put_number(to, static_cast<std::uint32_t>(words.size()));
  }
  to.append(words);
}

// Bytes that are read from the front; false, when there are too few.
class Front {
 public:
  explicit Front(std::string_view bytes) : rest_(bytes) {}

  bool empty() const { return rest_.empty(); }
  bool bytes(std::size_t n, std::string_view& taken) {
    if (rest_.size() < n) return false;
    taken = rest_.substr(0, n);
    rest_.remove_prefix(n);
    return true;
  }
  template <class Number>
  bool number(Number& number) {
    std::string_view taken;
    if (!bytes(sizeof number, taken)) return false;
    std::memcpy(&number, taken.data(), sizeof number);
    return true;
  }
  bool text(std::string_view& words) {
    std::uint8_t length = 0;
    std::uint32_t size = 0;
    if (!number(length)) return false;
    if (length != long_text) return bytes(length, words);
    return number(size) && bytes(size, words);
  }

 private:
  std::string_view rest_;
};

// The numbers of a row in a column.
template <class Kind>
std::size_t row_values(const Kind& rows, std::string_view column) {
  if constexpr (std::is_same_v<Kind, Sheets>)
    if (column == "score") return rows.aspect.size();
  return 1;
}

/// Whether a column has one entry a row, or some; the names of aspects belong to the batch.
template <class Kind>
bool has_cells(std::string_view column) {
  return !(std::is_same_v<Kind, Sheets> && column == "aspect");
}

template <class T>
void append_all(Column<T>& to, const T* values, std::size_t n) {
  to.append(std::span(values, n));
}
void append_all(std::vector<double>& to, const double* values, std::size_t n) {
  to.insert(to.end(), values, values + n);
}

// Reads n numbers of type Stored as numbers of the column.
template <class Stored, class ColumnOf>
void unpack(const char* from, std::size_t n, double power, ColumnOf& to) {
  using Number = typename ColumnOf::value_type;
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-member-init): the loop fills what is used of it.
  std::array<Number, rows_at_once> some;
  for (std::size_t first = 0; first < n; first += rows_at_once) {
    const std::size_t count = std::min(rows_at_once, n - first);
    for (std::size_t i = 0; i < count; ++i) {
      Stored stored;
      std::memcpy(&stored, from + (first + i) * sizeof stored, sizeof stored);
      if constexpr (std::is_same_v<Stored, Number>)
        some[i] = stored;
      else
        some[i] = static_cast<Number>(stored) / power;
    }
    append_all(to, some.data(), count);
  }
}

template <class ColumnOf>
bool read_numbers(Front& in, CellForm form, std::size_t n, ColumnOf& to) {
  using Number = typename ColumnOf::value_type;
  std::string_view bytes;
  if (!in.bytes(n * form.width, bytes)) return false;
  if (form.kind == CellForm::numbers) {
    unpack<Number>(bytes.data(), n, 1, to);
  } else if constexpr (std::is_same_v<Number, double>) {
    const double power = number_loops::powers[form.places];
    if (form.width == 1) unpack<std::int8_t>(bytes.data(), n, power, to);
    if (form.width == 2) unpack<std::int16_t>(bytes.data(), n, power, to);
    if (form.width == 4) unpack<std::int32_t>(bytes.data(), n, power, to);
  }
  return true;
}

bool read_texts(Front& in, std::size_t n, TextColumn& to) {
  std::uint8_t one = 0;
  std::string_view words;
  if (!in.number(one)) return false;
  for (std::size_t i = 0; i < (one != 0 ? 1 : n); ++i) {
    if (!in.text(words)) return false;
    to.push_back(words);
  }
  if (one != 0) to.repeat(n - 1);
  return true;
}

template <std::size_t... kinds>
Rows rows_of_kind(std::size_t kind, std::index_sequence<kinds...>) {
  Rows rows;
  ((kind == kinds ? static_cast<void>(rows.emplace<kinds>()) : void()), ...);
  return rows;
}

}  // namespace

template <class T>
CellForm RunPacker::form_of(const T* values, std::size_t n, std::size_t row_values) {
  if constexpr (std::is_same_v<T, double>)
    if (const CellForm form = narrowed(values, n, row_values); form.kind != CellForm::settled)
      return form;
  numbers_.push_back({reinterpret_cast<const char*>(values), sizeof(T) * row_values});
  return {CellForm::numbers, sizeof(T), 0};
}

// As whole numbers of few bytes, where all are decimals of few digits; settled: they are not.
CellForm RunPacker::narrowed(const double* values, std::size_t n, std::size_t row_values) {
  using Limits = std::numeric_limits<std::int32_t>;
  digits_.resize(n);
  const auto found = number_loops::short_decimals(values, n, digits_.data());
  if (!found) return {};
  const auto [low, high] = found->digits;
  if (low < Limits::min() || high > Limits::max()) return {};
  const auto fits = [low = low, high = high](auto limit) {
    return low >= std::numeric_limits<decltype(limit)>::min() &&
           high <= std::numeric_limits<decltype(limit)>::max();
  };
  const std::uint8_t width = fits(std::int8_t{}) ? 1 : fits(std::int16_t{}) ? 2 : 4;
  std::string& bytes = narrow_.emplace_back(n * width, '\0');
  number_loops::pack(digits_.data(), n, 0, width, bytes.data());
  numbers_.push_back({bytes.data(), width * row_values});
  return {CellForm::decimals, width, static_cast<std::uint8_t>(found->places)};
}

template <class Kind>
void RunPacker::turn_to(std::uint32_t source, const Kind& rows) {
  constexpr std::size_t most_columns = 24;
  static const auto kind = static_cast<std::uint8_t>(Rows(std::in_place_type<Kind>).index());
  numbers_.clear();
  texts_.clear();
  narrow_.clear();
  narrow_.reserve(most_columns);  // so that none of them moves
  std::string shape;
  put_number(shape, source);
  put_number(shape, kind);
  put_text(shape, rows.input);
  if constexpr (std::is_same_v<Kind, Sheets>) {
    put_number(shape, static_cast<std::uint32_t>(rows.aspect.size()));
    for (std::size_t k = 0; k < rows.aspect.size(); ++k) put_text(shape, rows.aspect[k]);
  }
  for_each_column(rows, [&](std::string_view name, const auto& column) {
    using Entries = std::remove_cvref_t<decltype(column)>;
    if (!has_cells<Kind>(name)) return;
    std::string settled;
    CellForm form;
    if constexpr (std::is_same_v<Entries, TextColumn>) {
      if (column.strs().begin != nullptr) {
        form.kind = CellForm::texts;
        texts_.push_back(&column);
      }
    } else if constexpr (std::is_same_v<Entries, std::vector<double>>) {
      if (!column.empty()) form = form_of(column.data(), column.size(), row_values(rows, name));
    } else {
      if (column.values().empty())
        put_number(settled, column.empty() ? typename Entries::value_type{} : column[0]);
      else
        form = form_of(column.values().data(), column.size(), 1);
    }
    put_number(shape, form);
    if (form.kind == CellForm::settled) put_text(shape, settled);
  });
  row_bytes_ = 0;
  for (const Numbers& one : numbers_) row_bytes_ += one.row_bytes;
  shape_ = number_of(shape);
}

template void RunPacker::turn_to(std::uint32_t, const Goals&);
template void RunPacker::turn_to(std::uint32_t, const Measures&);
template void RunPacker::turn_to(std::uint32_t, const Ratings&);
template void RunPacker::turn_to(std::uint32_t, const Sheets&);
template void RunPacker::turn_to(std::uint32_t, const Events&);

std::uint32_t RunPacker::number_of(const std::string& shape) {
  const auto [at, fresh] =
      number_of_shape_.try_emplace(shape, static_cast<std::uint32_t>(shapes_.size()));
  if (fresh) shapes_.push_back(shape);
  return at->second;
}

void RunPacker::put(std::size_t first, std::size_t n, std::string& to) const {
  put_number(to, shape_);
  put_number(to, static_cast<std::uint32_t>(n));
  const std::size_t before = to.size();
  to.resize(before + n * row_bytes_);
  char* at = to.data() + before;
  for (const Numbers& numbers : numbers_) {
    std::memcpy(at, numbers.bytes + first * numbers.row_bytes, n * numbers.row_bytes);
    at += n * numbers.row_bytes;
  }
  for (const TextColumn* const texts : texts_) {
    std::size_t last = first + 1;
    while (last < first + n && texts->repeats(last)) ++last;
    const bool one = last == first + n;
    put_number(to, static_cast<std::uint8_t>(one ? 1 : 0));
    for (std::size_t i = first; i < (one ? first + 1 : first + n); ++i) put_text(to, (*texts)[i]);
  }
}

bool RunReader::read(std::string_view runs) {
  Front in(runs);
  while (!in.empty()) {
    std::uint32_t shape = 0, n = 0;
    if (!in.number(shape) || !in.number(n)) return false;
    if (shape != shape_ && !open(shape)) return false;
    std::string_view of_run;
    if (!in.bytes(n * row_bytes_, of_run)) return false;
    Front numbers(of_run);
    rows_ += n;
    const bool whole = std::visit(
        [&](auto& rows) {
          using Kind = std::remove_cvref_t<decltype(rows)>;
          bool good = true;
          std::size_t k = 0;
          for_each_column(rows, [&](std::string_view name, auto& column) {
            if (!has_cells<Kind>(name)) return;
            const CellForm form = forms_[k++];
            if (!good || form.kind == CellForm::settled) return;
            if constexpr (std::is_same_v<std::remove_cvref_t<decltype(column)>, TextColumn>)
              good = form.kind == CellForm::texts && read_texts(in, n, column);
            else
              good = read_numbers(numbers, form, n * row_values(rows, name), column);
          });
          return good;
        },
        batches_.back().rows);
    if (!whole) return false;
  }
  return true;
}

bool RunReader::open(std::uint32_t shape) {
  close();
  if (shape >= shapes_.size()) return false;
  shape_ = shape;
  rows_ = 0;
  row_bytes_ = 0;
  forms_.clear();
  settled_.clear();
  Front in(shapes_[shape]);
  UnpackedRows& batch = batches_.emplace_back();
  std::uint8_t kind = 0;
  std::string_view words;
  if (!in.number(batch.source) || !in.number(kind) || !in.text(words)) return false;
  batch.rows = rows_of_kind(kind, std::make_index_sequence<std::variant_size_v<Rows>>{});
  std::visit([&](auto& rows) { rows.input = words; }, batch.rows);
  if (auto* const sheets = std::get_if<Sheets>(&batch.rows)) {
    std::uint32_t aspects = 0;
    if (!in.number(aspects)) return false;
    for (std::uint32_t k = 0; k < aspects; ++k) {
      if (!in.text(words)) return false;
      sheets->aspect.push_back(words);
    }
  }
  while (!in.empty()) {
    CellForm form;
    words = {};
    if (!in.number(form) || (form.kind == CellForm::settled && !in.text(words))) return false;
    forms_.push_back(form);
    settled_.push_back(words);
  }
  std::size_t k = 0;
  std::visit(
      [&](const auto& rows) {
        using Kind = std::remove_cvref_t<decltype(rows)>;
        for_each_column(rows, [&](std::string_view name, const auto&) {
          if (has_cells<Kind>(name)) row_bytes_ += forms_[k++].width * row_values(rows, name);
        });
      },
      batch.rows);
  return true;
}

// Gives the settled columns of the newest batch their length.
void RunReader::close() {
  if (batches_.empty()) return;
  std::visit(
      [&](auto& rows) {
        using Kind = std::remove_cvref_t<decltype(rows)>;
        std::size_t k = 0;
        for_each_column(rows, [&](std::string_view name, auto& column) {
          using Cells = std::remove_cvref_t<decltype(column)>;
          if (!has_cells<Kind>(name)) return;
          const std::string_view value = settled_[k];
          if (forms_[k++].kind != CellForm::settled) return;
          if constexpr (std::is_same_v<Cells, TextColumn>) {
            column.append({}, rows_);
          } else if constexpr (!std::is_same_v<Cells, std::vector<double>>) {
            typename Cells::value_type number{};
            std::memcpy(&number, value.data(), std::min(sizeof number, value.size()));
            column.append(rows_, number);
          }
        });
      },
      batches_.back().rows);
}

std::vector<UnpackedRows> RunReader::take() {
  close();
  return std::exchange(batches_, {});
}

}  // namespace kinerja
