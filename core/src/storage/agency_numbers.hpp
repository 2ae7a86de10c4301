#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace kinerja {

/// Loads and runs are numbered per agency, but LoadId and RunId are plain numbers. This gives each
/// agency that an open store has met a place in the upper bits; the first one's ids are just its
/// numbers. Ids of other agencies hold only for this object.
class AgencyNumbers {
 public:
  struct Place {
    std::string agency;
    std::int64_t number = 0;
  };

  std::int64_t id_of(const std::string& agency, std::int64_t number) {
    auto found = std::find(agencies_.begin(), agencies_.end(), agency);
    if (found == agencies_.end()) found = agencies_.insert(found, agency);
    return (std::int64_t{found - agencies_.begin()} << number_bits) | number;
  }

  std::optional<Place> place_of(std::int64_t id) const {
    const auto agency = static_cast<std::uint64_t>(id) >> number_bits;
    if (agency >= agencies_.size()) return std::nullopt;
    return Place{agencies_[agency], id & ((std::int64_t{1} << number_bits) - 1)};
  }

 private:
  static constexpr int number_bits = 40;

  std::vector<std::string> agencies_;
};

}  // namespace kinerja
