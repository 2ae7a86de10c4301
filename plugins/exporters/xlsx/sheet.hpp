#pragma once

#include "book.hpp"
#include "words.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace xlsx_export {

enum class Page { portrait, landscape };

/// A sheet that is filled from top to bottom. Texts are never formulas; a row is as high as its
/// texts need.
class Sheet {
 public:
  /// `widths` of the columns, in characters.
  Sheet(Book& book,
        const Words& words,
        const char* name,
        Page page,
        const std::vector<double>& widths);

  void text(std::uint16_t column, std::string_view text, const Look& look = {});
  /// On the right of its cell, unless the look centres it.
  void number(std::uint16_t column, double value, Look look = {});
  void date(std::uint16_t column, std::int32_t day, Look look = {});
  void empty(std::uint16_t column, const Look& look = {});
  /// One text over several columns.
  void wide(std::uint16_t first, std::uint16_t last, std::string_view text, const Look& look = {});
  /// A text over all columns, without a border unless the look says so.
  void line(std::string_view text, const Look& look);
  /// At least so many lines high.
  void least_lines(std::size_t lines);

  /// Ends the row. Throws when the sheet is full.
  void next();
  /// The next row begins a page.
  void page_break();
  /// Begins a page when so many rows of one line would not fit on this one, by our own reckoning.
  void keep_together(std::uint32_t rows);
  /// The rows so far stay in view, and are printed on every page.
  void end_head();
  /// Page breaks are set; nothing is written after this.
  void finish();

  std::uint32_t row() const { return row_; }
  std::uint16_t last_column() const { return static_cast<std::uint16_t>(widths_.size() - 1); }
  lxw_worksheet* raw() { return sheet_; }
  Book& book() { return book_; }
  const Words& words() const { return words_; }

 private:
  std::string fit(std::string_view text) const;
  void needs(std::string_view text, double width, const Look& look);

  Book& book_;
  const Words& words_;
  lxw_worksheet* sheet_;  // the workbook's
  std::string name_;
  std::vector<double> widths_;
  std::vector<lxw_row_t> breaks_;
  std::uint32_t row_ = 0;
  double height_ = 0;  // of the current row, in points
  double page_;        // what a page holds
  double head_ = 0;    // what of it the repeated rows take
  double used_ = 0;    // what of it is full
};

}  // namespace xlsx_export
