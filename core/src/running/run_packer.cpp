#include "base/number_loops.hpp"
#include "running/packed_runs.hpp"
#include "running/row_subject.hpp"
#include "running/run_cells.hpp"

#include <array>
#include <cstring>
#include <limits>
#include <type_traits>

namespace kinerja {
namespace {

constexpr std::size_t most_words_of_batch = 256;  // a column with more of them is one of texts

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

}  // namespace

std::optional<RunWords::Place> RunWords::place_of(std::string_view words) {
  if (const auto at = places_.find(words); at != places_.end()) return at->second;
  if (words_.size() == most_words) return std::nullopt;
  const auto place = static_cast<Place>(words_.size());
  places_.emplace(words_.emplace_back(words), place);
  return place;
}

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

CellForm RunPacker::form_of(const TextColumn& column, bool repeats) {
  if (!repeats || !list_words(column)) {
    texts_.push_back(&column);
    return {CellForm::texts, 0, 0};
  }
  const auto* const bytes = reinterpret_cast<const char*>(listed_.data());
  const std::string& kept = narrow_.emplace_back(bytes, listed_.size() * sizeof(RunWords::Place));
  numbers_.push_back({kept.data(), sizeof(RunWords::Place)});
  return {CellForm::words, sizeof(RunWords::Place), 0};
}

// False: these are many different texts. Equal ones mostly lie in one place, which is all that is
// looked at, so one may be counted twice.
bool RunPacker::list_words(const TextColumn& column) {
  struct Seen {
    const char* at = nullptr;
    std::size_t size = 0;
    std::uint32_t number = 0;  // in `different`
  };
  std::array<Seen, 2 * most_words_of_batch> seen{};
  std::vector<std::string_view> different;
  listed_.resize(column.size());
  for (std::size_t i = 0; i < column.size(); ++i) {
    const std::string_view words = column[i];
    Seen& place =
        seen[(reinterpret_cast<std::uintptr_t>(words.data()) + words.size()) % seen.size()];
    if (place.at != words.data() || place.size != words.size()) {
      if (different.size() == most_words_of_batch) return false;
      place = {words.data(), words.size(), static_cast<std::uint32_t>(different.size())};
      different.push_back(words);
    }
    listed_[i] = static_cast<RunWords::Place>(place.number);
  }
  std::array<RunWords::Place, most_words_of_batch> places{};
  for (std::size_t k = 0; k < different.size(); ++k) {
    const auto place = words_.place_of(different[k]);
    if (!place) return false;
    places[k] = *place;
  }
  for (RunWords::Place& one : listed_) one = places[one];
  return true;
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
      if (column.strs().begin != nullptr)
        form = form_of(column, &column != &RowSubject::names(rows));
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

}  // namespace kinerja
