#pragma once

#include <optional>
#include <string>
#include <vector>

namespace exporter_shared {

/// Numbers as people write them: 1.250,5 in Indonesian, 1,250.5 in English.
class Numbers {
 public:
  explicit Numbers(bool english) : point_(english ? '.' : ','), group_(english ? ',' : '.') {}

  /// At most two decimals, without zeros at the end; what would round to nothing stays whole.
  std::string shown(double value) const;
  /// Exactly so many decimals, rounded half away from zero from the shortest decimal.
  std::string fixed(double value, int decimals) const;
  std::string count(std::size_t value) const { return fixed(static_cast<double>(value), 0); }

 private:
  char point_;
  char group_;
};

/// The decimals, two at most, that a column of these values needs to stand aligned.
int decimals_for(const std::vector<std::optional<double>>& values);

}  // namespace exporter_shared
