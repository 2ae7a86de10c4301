#pragma once

// Numbers as people and spreadsheets write them: 1.234,5 or 1,234.5 or 85 %. What a lone mark in
// "1.500" means is decided from the whole column, never from the cell.

#include "cell_text.hpp"

#include <cstdint>

namespace kinerja::tables {

/// The mark before the decimals; none: no cell of the column has a mark.
enum class Decimal : char { none = 0, comma = ',', dot = '.' };

/// Digits with at most one decimal mark, few enough for a double to hold them all: nearly every
/// cell. False: it is something else.
bool read_digits(std::string_view cell, Decimal decimal, double& out);

/// The same; call this one.
inline bool read_few_digits(std::string_view cell, Decimal decimal, double& out) {
  // The answers of a survey are single digits.
  if (cell.size() != 1 || !is_digit(cell[0])) return read_digits(cell, decimal, out);
  out = cell[0] - '0';
  return true;
}

/// Reads a cell. With a percent sign the number before it counts: 85 % is 85, unless
/// `percent_of_one` (shares), where 85 % is 0.85. The double is the nearest to the decimal text.
Reason read_number(std::string_view cell, Decimal decimal, bool percent_of_one, double& out);

/// Reads a number as JSON and our settings write it: a dot, no thousands, perhaps an exponent.
Reason read_plain_number(std::string_view text, double& out);

/// What the cells of one column say about its decimal mark.
class DecimalEvidence {
 public:
  void look_at(std::string_view cell, std::uint32_t line);

  bool both() const { return comma_line_ != 0 && dot_line_ != 0; }
  Decimal decided() const {
    return comma_line_ != 0 ? Decimal::comma : dot_line_ != 0 ? Decimal::dot : Decimal::none;
  }
  /// The first cell that could be read either way; line 0: none.
  std::uint32_t unclear_line() const { return unclear_line_; }
  const std::string& unclear_cell() const { return unclear_cell_; }
  std::uint32_t comma_line() const { return comma_line_; }
  std::uint32_t dot_line() const { return dot_line_; }

 private:
  std::uint32_t comma_line_ = 0;
  std::uint32_t dot_line_ = 0;
  std::uint32_t unclear_line_ = 0;
  std::string unclear_cell_;
};

}  // namespace kinerja::tables
