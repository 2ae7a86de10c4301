#pragma once

// The loops that packing and unpacking of columns spends its time in, as plain loops over arrays:
// the compiler turns each into vector instructions, once for every generation of processors, and
// the program picks when it starts (number_loops.cpp). Nothing here allocates or throws.

#include <cstddef>
#include <cstdint>
#include <optional>

namespace kinerja::number_loops {

/// Decimals are looked at up to so many places, and to so many digits that each is another double.
inline constexpr int most_places = 6;
inline constexpr double powers[] = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6};
inline constexpr double most_digits = 1e15;

/// The smallest and the largest of some numbers.
template <class T>
struct Range {
  T low{};
  T high{};
};

// Declares what there is for a column of whole numbers.
#define KINERJA_LOOPS_OF(T)                                                              \
  /* Whether all n values are the first one. */                                          \
  bool all_same(const T* values, std::size_t n);                                         \
  /* Whether each is `step` above the one before, modulo 2^64; n is at least 2. */       \
  bool in_steps(const T* values, std::size_t n, std::uint64_t step);                     \
  /* Of n values, at least one. */                                                       \
  Range<T> range_of(const T* values, std::size_t n);                                     \
  /* How often a value differs from the one before. */                                   \
  std::size_t changes(const T* values, std::size_t n);                                   \
  /* Each value less `low` in 1, 2 or 4 bytes, into which all of them fit. */            \
  void pack(const T* values, std::size_t n, std::int64_t low, unsigned width, char* to); \
  /* The way back, modulo 2^64. */                                                       \
  void unpack(const char* from, std::size_t n, std::int64_t low, unsigned width, T* values)

KINERJA_LOOPS_OF(std::uint8_t);
KINERJA_LOOPS_OF(std::uint16_t);
KINERJA_LOOPS_OF(std::uint32_t);
KINERJA_LOOPS_OF(std::int32_t);
KINERJA_LOOPS_OF(std::int64_t);
#undef KINERJA_LOOPS_OF

/// Whole numbers that divided by `power` are exactly n doubles, in `digits`; nothing when one is
/// none, is a negative zero or has more than 15 digits. `digits` has room for all of them either
/// way.
std::optional<Range<std::int64_t>> digits_of(const double* values,
                                             std::size_t n,
                                             double power,
                                             std::int64_t* digits);

/// How n doubles are whole numbers / 10^places, with the fewest places, and between which ends.
struct ShortDecimals {
  int places = 0;
  Range<std::int64_t> digits;
};
/// Tries digits_of() with more and more places; nothing when not even most_places are enough.
std::optional<ShortDecimals> short_decimals(const double* values,
                                            std::size_t n,
                                            std::int64_t* digits);

/// Each of n whole numbers below 2^51 divided by `power`.
void divide(const std::int64_t* digits, std::size_t n, double power, double* values);

/// unpack() and divide() in one.
void unpack_decimals(const char* from,
                     std::size_t n,
                     std::int64_t low,
                     unsigned width,
                     double power,
                     double* values);

}  // namespace kinerja::number_loops
