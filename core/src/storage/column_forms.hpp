#pragma once

// The numbers of column_codec.hpp's forms.

#include <bit>
#include <cstddef>
#include <cstdint>

namespace kinerja::column_form {

static_assert(std::endian::native == std::endian::little,
              "columns are copied as they lie in memory; a big-endian host must swap bytes here");

enum Form : std::uint8_t { same = 0, steps = 1, whole = 2, plain = 3, decimal = 4, gaps = 5 };
enum TextForm : std::uint8_t { all_empty = 0, shared = 1, different = 2 };

// Of ints, beside their width in bytes.
inline constexpr unsigned in_runs = 16, periodic = 32, width_bits = 15;
inline constexpr std::size_t longest_run = 255, longest_period = 255;

inline constexpr std::int64_t farthest_digits =
    2'000'000'000'000'000;  // low and any code: below 2^51
inline constexpr std::uint64_t canonical_nan = 0x7FF8000000000000U;

}  // namespace kinerja::column_form
