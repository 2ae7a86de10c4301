#include <kinerja/core/cycle.hpp>

#include <algorithm>

namespace kinerja {

const NodeUse* Cycle::node(std::string_view name) const {
  const auto found = std::find_if(
      nodes.begin(), nodes.end(), [&](const NodeUse& node) { return node.name == name; });
  return found == nodes.end() ? nullptr : &*found;
}

}  // namespace kinerja
