#pragma once

#include "box.hpp"

#include <functional>
#include <vector>

namespace pdf_export {

/// A sheet, in points.
struct Paper {
  double width;
  double height;
  double margin = 45;

  double text_width() const { return width - 2 * margin; }
  /// The foot stands in the lower margin.
  double text_height() const { return height - 2 * margin - 8; }
};

inline constexpr Paper a4_upright{595.28, 841.89};
inline constexpr Paper a4_lying{841.89, 595.28};

struct Placed {
  BoxPtr box;
  double x;
  double y;
};
using Page = std::vector<Placed>;

/// Boxes that become pages, one below the other.
class Flow {
 public:
  explicit Flow(const Paper& paper) : paper_(paper), pages_(1) {}

  void add(BoxPtr box);
  void gap(double height);
  /// The next box begins a page unless there is so much room.
  void need(double height);
  /// From here on each new page begins with what `head` makes; end_head() ends that.
  void begin_head(std::function<BoxPtr()> head);
  void end_head() { head_ = nullptr; }

  const Paper& paper() const { return paper_; }
  std::vector<Page> pages() && { return std::move(pages_); }

 private:
  double room() const { return paper_.text_height() - used_; }
  void place(BoxPtr box);
  void new_page();

  Paper paper_;
  std::vector<Page> pages_;
  std::function<BoxPtr()> head_;
  double used_ = 0;
  bool empty_ = true;  // nothing but the repeated head
};

}  // namespace pdf_export
