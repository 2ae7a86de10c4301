#pragma once

// Where a page ends. Pure: heights in, decisions out.

#include <cstddef>
#include <vector>

namespace pdf_export {

/// How many of these lines go on a page with so much room: all, none, or so many that never one
/// line stands alone on either side of the break.
std::size_t lines_that_fit(const std::vector<double>& heights, double room);

/// What becomes of a block at this point of a page.
enum class Placing { whole, broken, next_page };

struct BlockFacts {
  double height;
  bool breaks;  ///< whether its first part would fit into the room
};

struct PageFacts {
  double room;   ///< that is left
  double whole;  ///< of an empty page
  bool empty;    ///< nothing but repeated heads yet
};

/// A block that would fill less than a quarter of a page moves as one.
Placing placing_of(const BlockFacts& block, const PageFacts& page);

}  // namespace pdf_export
