#include "table.hpp"

#include <numeric>
#include <utility>

namespace pdf_export {
namespace {

constexpr double text_size = 8.5;
constexpr double head_shade = 0.91;
constexpr double band_shade = 0.96;

}  // namespace

BoxPtr framed_text(const Kit& kit,
                   std::string_view text,
                   const TextStyle& style,
                   const Frame& frame) {
  const double inside = frame.width - 2 * frame.padding;
  return std::make_unique<Framed>(frame, std::make_unique<TextBox>(kit.fonts, text, style, inside));
}

Table::Table(const Kit& kit, std::vector<Column> columns, double width)
    : kit_(&kit), columns_(std::move(columns)), width_(width) {
  double shares = 0;
  for (const Column& column : columns_) shares += column.share;
  for (const Column& column : columns_) widths_.push_back(width * column.share / shares);
}

BoxPtr Table::head() const {
  auto row = std::make_unique<Row>();
  TextStyle style{text_size, true, Align::centre};
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    Frame frame;
    frame.width = widths_[i];
    frame.shade = head_shade;
    frame.together = true;
    row->add(framed_text(*kit_, columns_[i].title, style, frame), widths_[i]);
  }
  return row;
}

BoxPtr Table::cell(std::size_t column, const Words& words) const {
  TextStyle style{text_size, false, columns_[column].align, words.bold_bytes};
  Frame frame;
  frame.width = widths_[column];
  return framed_text(*kit_, words.text, style, frame);
}

BoxPtr Table::row(const std::vector<Words>& words) const {
  auto row = std::make_unique<Row>();
  for (std::size_t i = 0; i < words.size(); ++i) row->add(cell(i, words[i]), widths_[i]);
  return row;
}

BoxPtr Table::band(std::string_view text) const {
  Frame frame;
  frame.width = width_;
  frame.shade = band_shade;
  return framed_text(*kit_, text, {text_size, true}, frame);
}

BoxPtr Table::sentence(std::string_view text) const {
  Frame frame;
  frame.width = width_;
  return framed_text(*kit_, text, {text_size}, frame);
}

BoxPtr Table::group(const std::vector<Words>& words,
                    const std::vector<std::vector<Words>>& rows) const {
  auto whole = std::make_unique<Row>();
  for (std::size_t i = 0; i < words.size(); ++i) whole->add(cell(i, words[i]), widths_[i]);
  auto stack = std::make_unique<Stack>();
  for (const std::vector<Words>& part : rows) {
    auto row = std::make_unique<Row>();
    for (std::size_t i = 0; i < part.size(); ++i) {
      row->add(cell(words.size() + i, part[i]), widths_[words.size() + i]);
    }
    stack->add(std::move(row));
  }
  const auto rest = widths_.begin() + static_cast<std::ptrdiff_t>(words.size());
  whole->add(std::move(stack), std::accumulate(rest, widths_.end(), 0.0));
  return whole;
}

}  // namespace pdf_export
