#include "flow.hpp"

#include "breaking.hpp"

namespace pdf_export {

void Flow::add(BoxPtr box) {
  for (;;) {
    const BlockFacts block{box->height(), box->breaks_at(room())};
    const Placing placing = placing_of(block, {room(), paper_.text_height(), empty_});
    if (placing == Placing::whole) {
      place(std::move(box));
      return;
    }
    if (placing == Placing::broken) place(box->take(room()));
    new_page();
  }
}

void Flow::gap(double height) {
  // No gap at the top of a page.
  if (!empty_) used_ += height;
}

void Flow::need(double height) {
  if (!empty_ && room() < height) new_page();
}

void Flow::begin_head(std::function<BoxPtr()> head) {
  BoxPtr first = head();
  // A head alone at the bottom helps nobody.
  need(first->height() + 40);
  place(std::move(first));
  head_ = std::move(head);
}

void Flow::place(BoxPtr box) {
  const double height = box->height();
  pages_.back().push_back({std::move(box), paper_.margin, paper_.margin + used_});
  used_ += height;
  empty_ = false;
}

void Flow::new_page() {
  pages_.emplace_back();
  used_ = 0;
  if (head_) place(head_());
  empty_ = true;
}

}  // namespace pdf_export
