#include "base/number_loops.hpp"
#include "running/packed_runs.hpp"
#include "running/run_cells.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <type_traits>
#include <utility>

namespace kinerja {
namespace {

constexpr std::size_t rows_at_once = 64;
constexpr std::uint32_t not_yet = UINT32_MAX;  // a word that no row has

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
            const std::size_t place = k++;
            const CellForm form = forms_[place];
            if (!good || form.kind == CellForm::settled) return;
            if constexpr (std::is_same_v<std::remove_cvref_t<decltype(column)>, TextColumn>) {
              std::string_view places;
              if (form.kind == CellForm::words)
                good = numbers.bytes(std::size_t{n} * form.width, places) &&
                       read_words(places, place, column);
              else
                good = form.kind == CellForm::texts && read_texts(in, n, column);
            } else {
              good = read_numbers(numbers, form, n * row_values(rows, name), column);
            }
          });
          return good;
        },
        batches_.back().rows);
    if (!whole) return false;
  }
  return true;
}

bool RunReader::read_words(std::string_view places, std::size_t column, TextColumn& to) {
  std::vector<std::uint32_t>& first_rows = first_rows_[column];
  for (std::size_t at = 0; at < places.size(); at += sizeof(RunWords::Place)) {
    RunWords::Place word = 0;
    std::memcpy(&word, places.data() + at, sizeof word);
    if (word < first_rows.size() && first_rows[word] != not_yet) {
      to.push_again(first_rows[word]);
      continue;
    }
    const auto words = words_.at(word);
    if (!words) return false;
    if (word >= first_rows.size()) first_rows.resize(std::size_t{word} + 1, not_yet);
    first_rows[word] = static_cast<std::uint32_t>(to.size());
    to.push_back(*words);
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
  first_rows_.assign(forms_.size(), {});
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
