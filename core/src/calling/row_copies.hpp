#pragma once

// How a plugin's columns become the host's own. Two structs of one shape, like those of
// row_checks.hpp.

#include <kinerja/core/columns.hpp>

#include "calling/columns.hpp"

#include <span>
#include <vector>

namespace kinerja {

/// Copies columns, all rows of them...
struct CopyAll {
  std::uint32_t n;
  void texts(TextColumn& to, const kinerja_strs& from) const { to.append(from, n); }
  template <class T>
  void numbers(Column<T>& to, const T* from, T otherwise = T{}) const {
    from == nullptr ? to.append(n, otherwise) : to.append(std::span(from, n));
  }
  void scores(std::vector<double>& to, const double* from, std::uint32_t per_row) const {
    to.insert(to.end(), from, from + std::size_t{n} * per_row);
  }
};
/// ... or one row.
struct CopyRow {
  std::uint32_t row;
  void texts(TextColumn& to, const kinerja_strs& from) const { to.push_back(text_at(from, row)); }
  template <class T>
  void numbers(Column<T>& to, const T* from, T otherwise = T{}) const {
    to.push_back(value_at(from, row, otherwise));
  }
  void scores(std::vector<double>& to, const double* from, std::uint32_t per_row) const {
    const double* const first = from + std::size_t{row} * per_row;
    to.insert(to.end(), first, first + per_row);
  }
};

}  // namespace kinerja
