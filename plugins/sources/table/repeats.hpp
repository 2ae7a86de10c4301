#pragma once

// Rows that come twice in one input, found by fingerprints of 128 bits: 32 to 64 bytes of memory a
// row whatever the length of its key, and no two keys of a table share one.

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace kinerja::tables {

struct Fingerprint {
  std::uint64_t a = 0x9E3779B97F4A7C15U;
  std::uint64_t b = 0xC2B2AE3D27D4EB4FU;

  /// Mixes in one text; its length counts, so that "ab","c" differs from "a","bc".
  void add(std::string_view text);
  bool operator==(const Fingerprint&) const = default;
};

/// The rows of one input by their keys.
class Repeats {
 public:
  enum class Seen { never, same, other };

  /// Whether the key came before, and with the same content; `first_line` is where.
  Seen look_up(std::string_view key,
               std::uint64_t content,
               std::uint32_t line,
               std::uint32_t& first_line);

 private:
  struct First {
    Fingerprint print;
    std::uint64_t content = 0;
    std::uint32_t line = 0;  // 0: an empty place
  };
  First& place_of(const Fingerprint& print);
  void grow();

  std::vector<First> places_;  // open addressing; a power of two, at most half of them taken
  std::size_t taken_ = 0;
};

/// Forms that were sent twice: the same content within a short time.
class DoubleSends {
 public:
  explicit DoubleSends(std::int64_t window_ms) : window_ms_(window_ms) {}

  /// The line of the one before, or 0.
  std::uint32_t look_up(std::uint64_t content, std::int64_t time_ms, std::uint32_t line);

 private:
  struct Last {
    std::int64_t time_ms;
    std::uint32_t line;
  };
  std::int64_t window_ms_;
  std::unordered_map<std::uint64_t, Last> last_;
};

}  // namespace kinerja::tables
