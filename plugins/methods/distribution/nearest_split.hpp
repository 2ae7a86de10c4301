#pragma once

// The whole numbers of people per grade that would fit a pattern with the fewest people in another
// grade than now. In small units no split may fit all demands: then the one that leaves the fewest
// open.

#include "guide.hpp"

namespace distribution {

struct Split {
  Counts counts;
  std::int64_t moves = 0;  // people in another grade than now
  std::size_t open = 0;    // demands that it does not meet
};

/// Equal data always give the same split: of several that are equally near, the one with the most
/// people in the highest grade, then in the next, and so on.
Split nearest_split(const std::vector<Demand>& demands, const Counts& now);

}  // namespace distribution
