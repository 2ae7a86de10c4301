#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>

namespace kinerja::checking {

/// Random numbers that are the same on every machine and in every release (splitmix64): a seed in a
/// report replays for ever, which the standard library's distributions do not promise.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() {
    state_ += 0x9E3779B97F4A7C15U;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31U);
  }

  /// 0 to n - 1; 0 when n is 0.
  std::size_t below(std::size_t n) {
    return n == 0 ? 0 : static_cast<std::size_t>(next() % std::uint64_t{n});
  }
  /// from and to included.
  std::int64_t between(std::int64_t from, std::int64_t to) {
    return from + static_cast<std::int64_t>(next() % static_cast<std::uint64_t>(to - from + 1));
  }
  double unit() {
    constexpr double steps = 9007199254740992.0;  // 2^53
    return static_cast<double>(next() >> 11U) / steps;
  }
  /// A number of at most two decimals, as people write them.
  double decimal(double low, double high) {
    constexpr double hundred = 100.0;
    return std::round((low + (high - low) * unit()) * hundred) / hundred;
  }
  bool chance(double of) { return unit() < of; }

  /// A generator of its own for a part, so that what one part draws moves nothing elsewhere.
  Random fork(std::uint64_t part) const { return Random(state_ ^ (part * 0xD1342543DE82EF95U)); }

 private:
  std::uint64_t state_;
};

}  // namespace kinerja::checking
