#pragma once

#include <cstddef>
#include <vector>

namespace kinerja {

/// For each node the places of the nodes that it needs. A node may need itself: that is a circle.
using GraphInputs = std::vector<std::vector<std::size_t>>;

struct GraphOrder {
  /// Every node behind all that it needs; of several that are ready, the first in the file first,
  /// so that the same file always runs the same way. Without the nodes on or behind a circle.
  std::vector<std::size_t> order;
  /// Nodes that wait for one another, each needing the next and the last the first. One shortest
  /// circle for every node on a circle, but never two that share a node.
  std::vector<std::vector<std::size_t>> circles;
};

GraphOrder graph_order(const GraphInputs& inputs);

}  // namespace kinerja
