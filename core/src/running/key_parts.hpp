#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

namespace kinerja {

/// In which part each key of a row was met, by its hash: 32 to 64 bytes each. Two keys with one
/// hash look like one that was met twice, which is always safe to believe.
class KeyParts {
 public:
  /// More keys than these are not remembered.
  static constexpr std::size_t most_keys = std::size_t{1} << 22U;

  /// Notes a key of a source's rows of one kind. False: it was met in another part before, or there
  /// is no room for more.
  bool note(std::string_view source, std::size_t kind, std::string_view key, std::uint32_t part) {
    if (2 * (taken_ + 1) > places_.size() && !grow()) return false;
    const std::uint64_t hash = hash_of(source, kind, key);
    Place& place = find(hash);
    if (place.hash == hash) return place.part == part;
    place = {hash, part};
    ++taken_;
    return true;
  }

 private:
  struct Place {
    std::uint64_t hash = 0;  // 0: free
    std::uint32_t part = 0;
  };

  static std::uint64_t hash_of(std::string_view source, std::size_t kind, std::string_view key) {
    constexpr std::uint64_t odd = 0x9E3779B97F4A7C15U;
    const std::uint64_t hash = (std::hash<std::string_view>{}(source)*odd + kind) * odd +
                               std::hash<std::string_view>{}(key);
    return hash == 0 ? 1 : hash;
  }
  Place& find(std::uint64_t hash) {
    const std::size_t mask = places_.size() - 1;
    std::size_t at = hash & mask;
    while (places_[at].hash != 0 && places_[at].hash != hash) at = (at + 1) & mask;
    return places_[at];
  }
  bool grow() {
    constexpr std::size_t smallest = 1'024;
    if (taken_ >= most_keys) return false;
    std::vector<Place> before(places_.empty() ? smallest : 2 * places_.size());
    before.swap(places_);
    for (const Place& place : before)
      if (place.hash != 0) find(place.hash) = place;
    return true;
  }

  std::vector<Place> places_;  // a power of two, at most half of them taken
  std::size_t taken_ = 0;
};

}  // namespace kinerja
