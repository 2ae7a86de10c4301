#include "base/number_loops.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

// One body for each generation of processors, chosen when the program starts. Sanitizers are not
// yet at work at that moment, and other processors have one generation only.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && \
    !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define KINERJA_FOR_PROCESSORS \
  __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define KINERJA_FOR_PROCESSORS
#endif

#define KINERJA_INLINED __attribute__((always_inline)) inline

namespace kinerja::number_loops {
namespace {

constexpr std::size_t block = 256;  // values that are looked at before a search can end

// 1.5 * 2^52: a double below 2^51 that is added to it has its nearest whole number, ties to even,
// in the low bits.
constexpr double shift = 6755399441055744.0;

template <class T>
KINERJA_INLINED bool same_as_first(const T* values, std::size_t n) {
  for (std::size_t first = 0; first < n; first += block) {
    const std::size_t last = std::min(n, first + block);
    T differing = 0;
    for (std::size_t i = first; i < last; ++i) differing |= static_cast<T>(values[i] ^ values[0]);
    if (differing != 0) return false;
  }
  return true;
}

template <class T>
KINERJA_INLINED bool steps_on(const T* values, std::size_t n, std::uint64_t step) {
  for (std::size_t first = 1; first < n; first += block) {
    const std::size_t last = std::min(n, first + block);
    std::uint64_t differing = 0;
    for (std::size_t i = first; i < last; ++i)
      differing |=
          (static_cast<std::uint64_t>(values[i]) - static_cast<std::uint64_t>(values[i - 1])) ^
          step;
    if (differing != 0) return false;
  }
  return true;
}

template <class T>
KINERJA_INLINED Range<T> ends_of(const T* values, std::size_t n) {
  Range<T> ends{values[0], values[0]};
  for (std::size_t i = 0; i < n; ++i) {
    ends.low = values[i] < ends.low ? values[i] : ends.low;
    ends.high = values[i] > ends.high ? values[i] : ends.high;
  }
  return ends;
}

template <class T>
KINERJA_INLINED std::size_t count_changes(const T* values, std::size_t n) {
  std::size_t all = 0;
  for (std::size_t first = 1; first < n; first += block) {
    const std::size_t last = std::min(n, first + block);
    std::uint32_t some = 0;
    for (std::size_t i = first; i < last; ++i) some += values[i] != values[i - 1] ? 1 : 0;
    all += some;
  }
  return all;
}

template <class Code, class T>
KINERJA_INLINED void to_codes(const T* values, std::size_t n, std::int64_t low, char* to) {
  for (std::size_t i = 0; i < n; ++i) {
    const auto code =
        static_cast<Code>(static_cast<std::uint64_t>(values[i]) - static_cast<std::uint64_t>(low));
    std::memcpy(to + i * sizeof code, &code, sizeof code);
  }
}

template <class Code, class T>
KINERJA_INLINED void from_codes(const char* from, std::size_t n, std::int64_t low, T* values) {
  for (std::size_t i = 0; i < n; ++i) {
    Code code;
    std::memcpy(&code, from + i * sizeof code, sizeof code);
    values[i] = static_cast<T>(static_cast<std::uint64_t>(low) + std::uint64_t{code});
  }
}

// Exact below 2^51.
KINERJA_INLINED double as_double(std::int64_t digits) {
  return std::bit_cast<double>(digits + std::bit_cast<std::int64_t>(shift)) - shift;
}

template <class Code>
KINERJA_INLINED void from_decimals(
    const char* from, std::size_t n, std::int64_t low, double power, double* values) {
  for (std::size_t i = 0; i < n; ++i) {
    Code code;
    std::memcpy(&code, from + i * sizeof code, sizeof code);
    values[i] = as_double(low + std::int64_t{code}) / power;
  }
}

}  // namespace

#define KINERJA_LOOPS_OF(T)                                                                  \
  KINERJA_FOR_PROCESSORS bool all_same(const T* values, std::size_t n) {                     \
    return same_as_first(values, n);                                                         \
  }                                                                                          \
  KINERJA_FOR_PROCESSORS bool in_steps(const T* values, std::size_t n, std::uint64_t step) { \
    return steps_on(values, n, step);                                                        \
  }                                                                                          \
  KINERJA_FOR_PROCESSORS Range<T> range_of(const T* values, std::size_t n) {                 \
    return ends_of(values, n);                                                               \
  }                                                                                          \
  KINERJA_FOR_PROCESSORS std::size_t changes(const T* values, std::size_t n) {               \
    return count_changes(values, n);                                                         \
  }                                                                                          \
  KINERJA_FOR_PROCESSORS void pack(                                                          \
      const T* values, std::size_t n, std::int64_t low, unsigned width, char* to) {          \
    if (width == 1) return to_codes<std::uint8_t>(values, n, low, to);                       \
    if (width == 2) return to_codes<std::uint16_t>(values, n, low, to);                      \
    to_codes<std::uint32_t>(values, n, low, to);                                             \
  }                                                                                          \
  KINERJA_FOR_PROCESSORS void unpack(                                                        \
      const char* from, std::size_t n, std::int64_t low, unsigned width, T* values) {        \
    if (width == 1) return from_codes<std::uint8_t>(from, n, low, values);                   \
    if (width == 2) return from_codes<std::uint16_t>(from, n, low, values);                  \
    from_codes<std::uint32_t>(from, n, low, values);                                         \
  }

KINERJA_LOOPS_OF(std::uint8_t)
KINERJA_LOOPS_OF(std::uint16_t)
KINERJA_LOOPS_OF(std::uint32_t)
KINERJA_LOOPS_OF(std::int32_t)
KINERJA_LOOPS_OF(std::int64_t)

KINERJA_FOR_PROCESSORS std::optional<Range<std::int64_t>> digits_of(const double* values,
                                                                    std::size_t n,
                                                                    double power,
                                                                    std::int64_t* digits) {
  constexpr auto negative_zero = std::bit_cast<std::uint64_t>(-0.0);
  for (std::size_t first = 0; first < n; first += block) {
    const std::size_t last = std::min(n, first + block);
    std::uint64_t good = 1;
    for (std::size_t i = first; i < last; ++i) {
      const double shifted = values[i] * power + shift;
      const double whole = shifted - shift;
      good &= (whole / power == values[i] ? 1U : 0U) & (std::fabs(whole) < most_digits ? 1U : 0U) &
              (std::bit_cast<std::uint64_t>(values[i]) != negative_zero ? 1U : 0U);
      // Modulo 2^64, as a value that is no short decimal may be anything.
      digits[i] = static_cast<std::int64_t>(std::bit_cast<std::uint64_t>(shifted) -
                                            std::bit_cast<std::uint64_t>(shift));
    }
    if (good == 0) return std::nullopt;
  }
  return ends_of(digits, n);
}

std::optional<ShortDecimals> short_decimals(const double* values,
                                            std::size_t n,
                                            std::int64_t* digits) {
  for (int places = 0; places <= most_places; ++places)
    if (const auto ends = digits_of(values, n, powers[places], digits))
      return ShortDecimals{places, *ends};
  return std::nullopt;
}

KINERJA_FOR_PROCESSORS void divide(const std::int64_t* digits,
                                   std::size_t n,
                                   double power,
                                   double* values) {
  for (std::size_t i = 0; i < n; ++i) values[i] = as_double(digits[i]) / power;
}

KINERJA_FOR_PROCESSORS void unpack_decimals(const char* from,
                                            std::size_t n,
                                            std::int64_t low,
                                            unsigned width,
                                            double power,
                                            double* values) {
  if (width == 1) return from_decimals<std::uint8_t>(from, n, low, power, values);
  if (width == 2) return from_decimals<std::uint16_t>(from, n, low, power, values);
  from_decimals<std::uint32_t>(from, n, low, power, values);
}

}  // namespace kinerja::number_loops
