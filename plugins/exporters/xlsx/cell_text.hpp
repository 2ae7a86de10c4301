#pragma once

// What a cell can hold.

#include <cstddef>
#include <string>
#include <string_view>

namespace xlsx_export {

/// Excel takes no more characters in a cell.
constexpr std::size_t cell_max = 32767;

/// Characters as Excel counts them: UTF-16 units.
std::size_t length_of(std::string_view text);

/// `text` as it fits into a cell: longer ones are cut and end with `told`, where "{count}" stands
/// for the number of characters that are gone. Bytes that XML has no place for become U+FFFD.
std::string cell_text(std::string_view text, std::string_view told);

/// Whether a spreadsheet would take the text for a formula or a number when somebody edits or
/// copies it: it begins with = + - @, a tab or a line end, or is a row of digits as employee
/// numbers are.
bool must_stay_text(std::string_view text);

/// How many lines the text takes in a column that is `width` characters wide.
std::size_t lines_in(std::string_view text, double width);

}  // namespace xlsx_export
