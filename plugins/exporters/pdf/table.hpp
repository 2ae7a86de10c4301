#pragma once

#include "box.hpp"
#include "kit.hpp"

#include <string>
#include <vector>

namespace pdf_export {

struct Column {
  std::string title;
  double share;  ///< of the width, against the other columns'
  Align align = Align::left;
};

/// What stands in a cell.
struct Words {
  std::string text;
  std::size_t bold_bytes = 0;  ///< of its beginning
};

/// Columns of one width on every page, and the rows that stand in them.
class Table {
 public:
  Table(const Kit& kit, std::vector<Column> columns, double width);

  /// Titles, as each page repeats them.
  BoxPtr head() const;
  BoxPtr row(const std::vector<Words>& words) const;
  /// A heading through all columns.
  BoxPtr band(std::string_view text) const;
  /// A sentence through all columns.
  BoxPtr sentence(std::string_view text) const;
  /// `words` once, and beside them the rows of the columns that are left.
  BoxPtr group(const std::vector<Words>& words, const std::vector<std::vector<Words>>& rows) const;

 private:
  BoxPtr cell(std::size_t column, const Words& words) const;

  const Kit* kit_;
  std::vector<Column> columns_;
  std::vector<double> widths_;
  double width_;
};

/// Text in a frame of that width.
BoxPtr framed_text(const Kit& kit,
                   std::string_view text,
                   const TextStyle& style,
                   const Frame& frame);

}  // namespace pdf_export
