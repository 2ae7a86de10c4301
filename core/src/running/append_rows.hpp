#pragma once

#include <kinerja/core/rows.hpp>

#include <array>
#include <cstddef>
#include <span>
#include <string_view>
#include <type_traits>

namespace kinerja {

inline void append_cells(TextColumn& to, const TextColumn& from, std::size_t first, std::size_t n) {
  to.append(from, first, n);
}
template <class T>
void append_cells(Column<T>& to, const Column<T>& from, std::size_t first, std::size_t n) {
  if (from.values().empty())
    to.append(n, from[first]);
  else
    to.append(std::span(from.values()).subspan(first, n));
}

/// Adds n rows of a batch to another one of its kind, input and, for sheets, aspects. Not for
/// people, whose attributes are cut otherwise.
template <class Kind>
void append_rows(Kind& to, const Kind& from, std::size_t first, std::size_t n) {
  static_assert(!std::is_same_v<Kind, People>);
  constexpr std::size_t most_columns = 24;
  std::array<void*, most_columns> columns{};
  std::size_t k = 0;
  for_each_column(to, [&](std::string_view, auto& column) { columns[k++] = &column; });
  k = 0;
  for_each_column(from, [&](std::string_view name, const auto& column) {
    using Cells = std::remove_cvref_t<decltype(column)>;
    void* const target = columns[k++];
    if constexpr (std::is_same_v<Kind, Sheets>)
      if (name == "aspect" || name == "score") return;
    if constexpr (!std::is_same_v<Cells, std::vector<double>>)
      append_cells(*static_cast<Cells*>(target), column, first, n);
  });
  if constexpr (std::is_same_v<Kind, Sheets>) {
    const std::size_t aspects = from.aspect.size();
    const auto at = [&](std::size_t sheet) {
      return from.score.begin() + static_cast<std::ptrdiff_t>(sheet * aspects);
    };
    to.score.insert(to.score.end(), at(first), at(first + n));
  }
}

/// The attributes of one person, behind those of the people before.
inline void append_attributes(People& to, const People& from, std::size_t row) {
  for (std::uint32_t k = from.attr_begin[row]; k < from.attr_begin[row + 1]; ++k) {
    to.attr_name.push_back(from.attr_name[k]);
    to.attr_value.push_back(from.attr_value[k]);
  }
  to.attr_begin.push_back(static_cast<std::uint32_t>(to.attr_name.size()));
}

/// All of one person.
inline void append_person(People& to, const People& from, std::size_t row) {
  append_cells(to.key, from.key, row, 1);
  append_cells(to.origin, from.origin, row, 1);
  append_cells(to.employee, from.employee, row, 1);
  append_cells(to.name, from.name, row, 1);
  append_cells(to.unit, from.unit, row, 1);
  append_cells(to.position, from.position, row, 1);
  append_cells(to.superior, from.superior, row, 1);
  append_cells(to.from_day, from.from_day, row, 1);
  append_cells(to.to_day, from.to_day, row, 1);
  append_attributes(to, from, row);
}

}  // namespace kinerja
