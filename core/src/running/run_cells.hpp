#pragma once

// What those who put runs down and those who read them have to see alike.

#include <kinerja/core/rows.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>

namespace kinerja {

/// The length of a text that says that its length follows in four bytes.
constexpr std::uint8_t long_text = 255;

/// The numbers of a row in a column.
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

}  // namespace kinerja
