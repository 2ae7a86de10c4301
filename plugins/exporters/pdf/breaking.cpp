#include "breaking.hpp"

namespace pdf_export {
namespace {

constexpr std::size_t fewest_lines = 2;  // together, before and after a break
constexpr double moves_as_one = 0.25;    // of a page
constexpr double rounding = 1.0 / 1024;  // of a point: heights are sums of fractions

}  // namespace

std::size_t lines_that_fit(const std::vector<double>& heights, double room) {
  std::size_t count = 0;
  double used = 0;
  while (count < heights.size() && used + heights[count] <= room + rounding) {
    used += heights[count++];
  }
  if (count == heights.size()) return count;
  if (heights.size() - count < fewest_lines) {
    count = heights.size() < fewest_lines ? 0 : heights.size() - fewest_lines;
  }
  return count < fewest_lines ? 0 : count;
}

Placing placing_of(const BlockFacts& block, const PageFacts& page) {
  if (block.height <= page.room + rounding) return Placing::whole;
  if (!page.empty && (block.height <= moves_as_one * page.whole || !block.breaks)) {
    return Placing::next_page;
  }
  // What neither fits nor breaks, even on a page of its own, is drawn over the margin.
  return block.breaks ? Placing::broken : Placing::whole;
}

}  // namespace pdf_export
