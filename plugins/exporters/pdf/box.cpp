#include "box.hpp"

#include "breaking.hpp"

#include <algorithm>
#include <utility>

namespace pdf_export {

TextBox::TextBox(const Fonts& fonts, std::string_view text, const TextStyle& style, double width)
    : layout_(fonts.layout(text, style, width)), ink_(style.ink) {
  const LineIterator line(pango_layout_get_iter(layout_.get()));
  do {
    PangoRectangle logical;
    pango_layout_iter_get_line_extents(line.get(), nullptr, &logical);
    int top = 0;
    int bottom = 0;
    pango_layout_iter_get_line_yrange(line.get(), &top, &bottom);
    lines_.push_back({pango_units_to_double(logical.x),
                      pango_units_to_double(top),
                      pango_units_to_double(bottom),
                      pango_units_to_double(pango_layout_iter_get_baseline(line.get()))});
  } while (pango_layout_iter_next_line(line.get()) != FALSE);
  last_ = lines_.size();
  // The space between two lines belongs to the upper one, so that heights add up.
  for (std::size_t i = 1; i < last_; ++i) lines_[i - 1].bottom = lines_[i].top;
}

TextBox::TextBox(const TextBox& whole, std::size_t last)
    : layout_(whole.layout_),
      lines_(whole.lines_),
      first_(whole.first_),
      last_(last),
      ink_(whole.ink_) {}

double TextBox::height() const {
  return first_ == last_ ? 0 : lines_[last_ - 1].bottom - lines_[first_].top;
}

std::vector<double> TextBox::heights() const {
  std::vector<double> all;
  for (std::size_t i = first_; i < last_; ++i) all.push_back(lines_[i].bottom - lines_[i].top);
  return all;
}

bool TextBox::breaks_at(double room) const {
  return first_ == last_ || lines_that_fit(heights(), room) > 0;
}

BoxPtr TextBox::take(double room) {
  const std::size_t until = first_ + lines_that_fit(heights(), room);
  BoxPtr head(new TextBox(*this, until));
  first_ = until;
  return head;
}

void TextBox::draw(cairo_t* cairo, double x, double y, double) const {
  cairo_set_source_rgb(cairo, ink_, ink_, ink_);
  for (std::size_t i = first_; i < last_; ++i) {
    const Line& line = lines_[i];
    cairo_move_to(cairo, x + line.x, y + line.baseline - lines_[first_].top);
    pango_cairo_show_layout_line(
        cairo, pango_layout_get_line_readonly(layout_.get(), static_cast<int>(i)));
  }
}

double Stack::height() const {
  double sum = 0;
  for (const BoxPtr& box : boxes_) sum += box->height();
  return sum;
}

bool Stack::breaks_at(double room) const {
  return boxes_.empty() || height() <= room || boxes_.front()->breaks_at(room);
}

BoxPtr Stack::take(double room) {
  auto head = std::make_unique<Stack>();
  auto next = boxes_.begin();
  while (next != boxes_.end() && (*next)->height() <= room) {
    room -= (*next)->height();
    head->add(std::move(*next));
    ++next;
  }
  if (next != boxes_.end() && (*next)->breaks_at(room)) head->add((*next)->take(room));
  boxes_.erase(boxes_.begin(), next);
  return head;
}

void Stack::draw(cairo_t* cairo, double x, double y, double height) const {
  const double end = y + height;
  for (const BoxPtr& box : boxes_) {
    const double own = &box == &boxes_.back() ? end - y : box->height();
    box->draw(cairo, x, y, own);
    y += own;
  }
}

double Row::height() const {
  double highest = 0;
  for (const Cell& cell : cells_) highest = std::max(highest, cell.box->height());
  return highest;
}

bool Row::breaks_at(double room) const {
  return std::all_of(
      cells_.begin(), cells_.end(), [&](const Cell& cell) { return cell.box->breaks_at(room); });
}

BoxPtr Row::take(double room) {
  auto head = std::make_unique<Row>();
  for (Cell& cell : cells_) head->add(cell.box->take(room), cell.width);
  return head;
}

void Row::draw(cairo_t* cairo, double x, double y, double height) const {
  for (const Cell& cell : cells_) {
    cell.box->draw(cairo, x, y, height);
    x += cell.width;
  }
}

double Framed::height() const {
  return std::max(content_->height() + 2 * frame_.padding, frame_.least_height);
}

bool Framed::breaks_at(double room) const {
  if (height() <= room) return true;
  return !frame_.together && content_->breaks_at(room - 2 * frame_.padding);
}

BoxPtr Framed::take(double room) {
  Frame frame = frame_;
  frame.least_height = 0;
  auto head = std::make_unique<Framed>(frame, content_->take(room - 2 * frame_.padding));
  frame_.least_height = 0;
  return head;
}

void Framed::draw(cairo_t* cairo, double x, double y, double height) const {
  if (frame_.shade < 1) {
    cairo_set_source_rgb(cairo, frame_.shade, frame_.shade, frame_.shade);
    cairo_rectangle(cairo, x, y, frame_.width, height);
    cairo_fill(cairo);
  }
  if (frame_.line > 0) {
    cairo_set_source_rgb(cairo, 0, 0, 0);
    cairo_set_line_width(cairo, frame_.line);
    cairo_rectangle(cairo, x, y, frame_.width, height);
    cairo_stroke(cairo);
  }
  content_->draw(cairo, x + frame_.padding, y + frame_.padding, height - 2 * frame_.padding);
}

}  // namespace pdf_export
