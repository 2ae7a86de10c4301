#pragma once

// What a made-up person must come to by the rules of the national reference work, without rounding.
//
//   result     100 × weighted mean of reached/target (lower is better: target/reached), each at
//   most 6/5 behaviour  weighted mean of the raters' sums of seven marks, × 24/7; peers and
//   subordinates count
//              from three on, from four on without the lowest and the highest; weights 5, 60, 20,
//              15 of those that count; a tenth of it the public's mean × 24 where there is one
//   final      7/10 result + 3/10 behaviour
//
// Scores are whole numbers of 2^-80 with a small, known error. Where that leaves a question open,
// fractions of any length decide it.

#include <compare>
#include <cstdint>

namespace kinerja::bench {

__extension__ using Fixed = __int128;

inline constexpr unsigned fixed_bits = 80;
/// No fixed score is further from the exact one.
inline constexpr Fixed fixed_error = 1'000;

enum class Level : int { below = 1, meets, above };

struct ExactResult {
  Fixed result = 0, behaviour = 0, final_score = 0;
  Level result_level = Level::below, behaviour_level = Level::below;
  int predicate = 0;  // 1 to 5
};

ExactResult exact_result(std::uint64_t person);

/// 1 to 5, by PermenPANRB 6/2022.
int predicate_of(Level result, Level behaviour);

/// Which final score is higher, by fractions.
std::strong_ordering compare_finals(std::uint64_t one, std::uint64_t other);

struct Thresholds {
  std::uint64_t meets, above;
};
inline constexpr Thresholds result_thresholds{90, 110};
inline constexpr Thresholds behaviour_thresholds{72, 84};

}  // namespace kinerja::bench
