#pragma once

// Numbers of about 106 bits as sums of two doubles, with proven bounds. The names and theorems are
// those of Joldes, Muller, Popescu, "Tight and rigorous error bounds for basic building blocks of
// double-word arithmetic" (2017); u is 2^-53. They hold for rounding to nearest where nothing
// overflows or underflows, which the caller sees to.

#include <cfloat>
#include <cmath>
#include <limits>

namespace kinerja::detail {

/// Whether doubles behave as the proofs want: IEEE 754, and no wider numbers in between.
#if defined(__FAST_MATH__)
inline constexpr bool sums_of_doubles = false;
#else
inline constexpr bool sums_of_doubles =
    FLT_EVAL_METHOD == 0 && std::numeric_limits<double>::is_iec559;
#endif

/// hi + lo, where |lo| is at most half a unit in the last place of hi.
struct DoubleDouble {
  double hi = 0;
  double lo = 0;
};

/// A product that a compiler must not fuse with the sum it is used in: two_sum would then not be
/// exact. Only where there is such an instruction.
inline double settled(double product) {
#if defined(__FP_FAST_FMA) && defined(__x86_64__)
  __asm__("" : "+x"(product));
#elif defined(__FP_FAST_FMA) && defined(__aarch64__)
  __asm__("" : "+w"(product));
#elif defined(__FP_FAST_FMA)
  volatile double kept = product;
  product = kept;
#endif
  return product;
}

/// a + b without any error (Knuth).
inline DoubleDouble two_sum(double a, double b) {
  const double sum = a + b;
  const double b_part = sum - a;
  return {sum, (a - (sum - b_part)) + (b - b_part)};
}

/// The same where |a| >= |b| or a is 0 (Dekker).
inline DoubleDouble fast_two_sum(double a, double b) {
  const double sum = a + b;
  return {sum, b - (sum - a)};
}

/// a * b without any error, by one instruction or by Dekker's halves: the bits are the same.
inline DoubleDouble two_product(double a, double b) {
  const double product = settled(a * b);
#if defined(__FP_FAST_FMA)
  return {product, __builtin_fma(a, b, -product)};
#else
  constexpr double halves = 134217729.0;  // 2^27 + 1
  const double a_wide = halves * a;
  const double b_wide = halves * b;
  const double a_hi = a_wide - (a_wide - a);
  const double b_hi = b_wide - (b_wide - b);
  const double a_lo = a - a_hi;
  const double b_lo = b - b_hi;
  return {product, ((a_hi * b_hi - product) + a_hi * b_lo + a_lo * b_hi) + a_lo * b_lo};
#endif
}

/// At most 3u^2 + 13u^3 of the sum off (Algorithm 6, Theorem 3.1): below sum_error times it.
inline DoubleDouble sum_of(const DoubleDouble& x, const DoubleDouble& y) {
  const DoubleDouble high = two_sum(x.hi, y.hi);
  const DoubleDouble low = two_sum(x.lo, y.lo);
  const DoubleDouble near = fast_two_sum(high.hi, high.lo + low.hi);
  return fast_two_sum(near.hi, low.lo + near.lo);
}
inline constexpr double sum_error = 0x1p-104;

/// At most 7u^2 of the product off (Algorithm 10, Theorem 5.1): below product_error times it.
inline DoubleDouble product_of(const DoubleDouble& x, const DoubleDouble& y) {
  const DoubleDouble high = two_product(x.hi, y.hi);
  const double cross = settled(x.hi * y.lo) + settled(x.lo * y.hi);
  return fast_two_sum(high.hi, high.lo + cross);
}
inline constexpr double product_error = 0x1p-103;

/// At most 15u^2 + 56u^3 of the quotient off (Algorithm 17, Theorem 7.1): below quotient_error
/// times it.
inline DoubleDouble quotient_of(const DoubleDouble& x, const DoubleDouble& y) {
  const double first = x.hi / y.hi;
  // first * y, by Algorithm 7.
  const DoubleDouble high = two_product(y.hi, first);
  const DoubleDouble with_low = fast_two_sum(high.hi, settled(y.lo * first));
  const DoubleDouble back = fast_two_sum(with_low.hi, with_low.lo + high.lo);
  const double rest = (x.hi - back.hi) + (x.lo - back.lo);
  return fast_two_sum(first, rest / y.hi);
}
inline constexpr double quotient_error = 0x1p-101;

}  // namespace kinerja::detail
