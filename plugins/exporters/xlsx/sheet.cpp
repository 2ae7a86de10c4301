#include "sheet.hpp"

#include "cell_text.hpp"

#include <algorithm>
#include <chrono>
#include <numeric>

namespace xlsx_export {
namespace {

constexpr double most_points = 409;  // Excel's highest row
constexpr std::size_t most_breaks = 1023;
constexpr double margin_inches = 0.5;
constexpr double top_inches = 0.6;
constexpr double bottom_inches = 0.7;
constexpr double plain_row = 15;  // points

// In percent, so that all columns stand on one page. "Fit to pages" would do that too, but Excel
// then forgets the page breaks.
std::uint16_t scale_for(const std::vector<double>& widths, Page page) {
  const double paper_inches = page == Page::landscape ? 11.69 : 8.27;
  const double there = (paper_inches - 2 * margin_inches) * 96;
  double needed = 0;
  for (const double width : widths)
    needed += width * 7.5 + 6;  // LibreOffice's; Excel takes 7 and 5
  return static_cast<std::uint16_t>(std::clamp(there / needed * 98, 10.0, 100.0));
}

// In points of the sheet, which print smaller or larger.
double page_height(Page page, std::uint16_t scale) {
  const double paper_inches = page == Page::landscape ? 8.27 : 11.69;
  return (paper_inches - top_inches - bottom_inches) * 72 * 100 / scale;
}

// Arial is narrower than the letters that columns are measured in; bold letters are wider.
double letters_in(double width, const Look& look) {
  const double small = 10 / look.size;
  return (width - 1) * (look.bold ? 1.05 : 1.15) * small;
}

}  // namespace

Sheet::Sheet(
    Book& book, const Words& words, const char* name, Page page, const std::vector<double>& widths)
    : book_(book),
      words_(words),
      sheet_(workbook_add_worksheet(book.raw(), name)),
      name_(name),
      widths_(widths),
      page_(page_height(page, scale_for(widths, page))) {
  if (sheet_ == nullptr) throw kinerja::Failure(KINERJA_E_INTERNAL, "NOT_WRITTEN: " + name_);
  for (std::size_t i = 0; i < widths.size(); ++i) {
    const auto column = static_cast<lxw_col_t>(i);
    check(worksheet_set_column(sheet_, column, column, widths[i], nullptr), name_);
  }
  constexpr std::uint8_t a4 = 9;
  worksheet_set_paper(sheet_, a4);
  if (page == Page::landscape) worksheet_set_landscape(sheet_);
  worksheet_set_margins(sheet_, margin_inches, margin_inches, top_inches, bottom_inches);
  worksheet_center_horizontally(sheet_);
  worksheet_set_print_scale(sheet_, scale_for(widths, page));
  worksheet_gridlines(sheet_, LXW_HIDE_ALL_GRIDLINES);
  check(worksheet_set_footer(sheet_, words["FOOTER"].c_str()), name_);
}

std::string Sheet::fit(std::string_view text) const {
  return cell_text(text, words_["CUT"]);
}

void Sheet::needs(std::string_view text, double width, const Look& look) {
  const auto lines = static_cast<double>(lines_in(text, letters_in(width, look)));
  height_ = std::max(height_, lines * look.size * 1.3 + 3);
}

void Sheet::text(std::uint16_t column, std::string_view text, const Look& look) {
  if (text.empty()) return empty(column, look);
  Look own = look;
  if (must_stay_text(text)) own.number = "@";
  const std::string shown = fit(text);
  needs(shown, widths_[column], look);
  check(worksheet_write_string(sheet_, row_, column, shown.c_str(), book_.format(own)), name_);
}

void Sheet::number(std::uint16_t column, double value, Look look) {
  if (look.align == Align::left) look.align = Align::right;
  check(worksheet_write_number(sheet_, row_, column, value, book_.format(look)), name_);
}

void Sheet::date(std::uint16_t column, std::int32_t day, Look look) {
  if (look.number.empty()) look.number = words_.date_format();
  const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{day}}};
  lxw_datetime time{static_cast<int>(date.year()),
                    static_cast<int>(static_cast<unsigned>(date.month())),
                    static_cast<int>(static_cast<unsigned>(date.day())),
                    0,
                    0,
                    0};
  check(worksheet_write_datetime(sheet_, row_, column, &time, book_.format(look)), name_);
}

void Sheet::empty(std::uint16_t column, const Look& look) {
  check(worksheet_write_blank(sheet_, row_, column, book_.format(look)), name_);
}

void Sheet::wide(std::uint16_t first, std::uint16_t last, std::string_view text, const Look& look) {
  if (first == last) return this->text(first, text, look);
  Look own = look;
  if (must_stay_text(text)) own.number = "@";
  const std::string shown = fit(text);
  needs(shown, std::accumulate(widths_.begin() + first, widths_.begin() + last + 1, 0.0), look);
  check(worksheet_merge_range(sheet_, row_, first, row_, last, shown.c_str(), book_.format(own)),
        name_);
}

void Sheet::line(std::string_view text, const Look& look) {
  wide(0, last_column(), text, look);
  next();
}

void Sheet::least_lines(std::size_t lines) {
  height_ = std::max(height_, static_cast<double>(lines) * 13 + 3);
}

void Sheet::next() {
  if (height_ > 16) {
    check(worksheet_set_row(sheet_, row_, std::min(height_, most_points), nullptr), name_);
  }
  const double taken = std::max(plain_row, std::min(height_, most_points));
  used_ += taken;
  if (used_ > page_) used_ = head_ + taken;
  height_ = 0;
  if (++row_ >= LXW_ROW_MAX) {
    throw kinerja::Failure(KINERJA_E_CONFIG, "TOO_MANY_ROWS: " + name_, "/per");
  }
}

void Sheet::page_break() {
  if (row_ > 0 && breaks_.size() < most_breaks) breaks_.push_back(row_);
  used_ = head_;
}

void Sheet::keep_together(std::uint32_t rows) {
  if (used_ + rows * plain_row > page_) page_break();
}

void Sheet::end_head() {
  head_ = used_;
  worksheet_freeze_panes(sheet_, row_, 0);
  check(worksheet_repeat_rows(sheet_, 0, row_ - 1), name_);
}

void Sheet::finish() {
  if (breaks_.empty()) return;
  breaks_.push_back(0);  // ends the list for the library
  check(worksheet_set_h_pagebreaks(sheet_, breaks_.data()), name_);
}

}  // namespace xlsx_export
