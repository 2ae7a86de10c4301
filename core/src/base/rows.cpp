#include <kinerja/core/rows.hpp>

#include <algorithm>
#include <utility>

namespace kinerja {

bool TextColumn::assign(std::string bytes, std::vector<std::uint32_t> offsets) {
  if (offsets.empty() || offsets.front() != 0 || offsets.back() != bytes.size()) return false;
  if (!std::is_sorted(offsets.begin(), offsets.end())) return false;
  bytes_ = std::move(bytes);
  offsets_ = std::move(offsets);
  return true;
}

}  // namespace kinerja
