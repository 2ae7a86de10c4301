#pragma once

// Numbers that are quick and never wrong: a small fraction as long as that goes, then a sum of two
// doubles with a bound on what it may be off. What the bound leaves open throws Undecided, and the
// same formula is worked out once more with Exact. So a formula that is written once for any Number
// gives the same bits with both. Usable without the rest of the layer, like exact.hpp.
// Longer than 400 lines: what each operation may be off has its proof beside it.

#include <kinerja/cpp/double_double.hpp>
#include <kinerja/exact.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <compare>
#include <concepts>
#include <cstdint>
#include <cstdlib>
#include <exception>
#include <limits>
#include <string>
#include <string_view>
#include <utility>

namespace kinerja {

/// Thrown where only an exact number can tell. It says nothing against the numbers themselves.
struct Undecided : std::exception {
  const char* what() const noexcept override { return "only an exact number can tell"; }
};

/// A number that is known exactly as a fraction of whole numbers below 2^53, or else nearly: the
/// value is at most slack() away from two doubles' sum. Has the operations of Exact.
class Near {
 public:
  /// How a number is told to others: the double nearest to it, and what it takes to get from there
  /// to the number itself, as in the columns `low` and `slack` of the border.
  struct Told {
    double score = 0;
    double low = 0;
    double slack = 0;
  };

  Near() = default;
  // Implicit, because 100 * x should read like arithmetic.
  template <std::integral T>
  // NOLINTNEXTLINE(google-explicit-constructor)
  Near(T value) : Near(static_cast<double>(value), 1.0) {
    if (!(std::fabs(top()) < most)) *this = of_integer(std::cmp_less(value, 0), value);
  }
  /// The shortest decimal that reads back as `value`, as for Exact.
  explicit Near(double value) : Near(value, 1.0) {
    if (std::fabs(value) < whole_at_a_glance && value == as_whole(value)) return;
    if (!few_places(value, 1e2) && !few_places(value, 1e4) && !few_places(value, 1e9))
      *this = of_long_decimal(value);
  }
  /// Never undecided, but sometimes of no use: a number that nothing is known of.
  explicit Near(const Exact& value);

  /// What told() said of a number.
  static Near from(const Told& told) {
    if (told.slack > 0) return nearly({told.score, told.low}, told.slack);
    if (told.low == 0) return Near(told.score);
    return {as_whole(told.score * told.low), told.low};
  }
  /// Throws Undecided where Told cannot hold the number.
  Told told() const;

  /// The nearest double, ties to even; never minus zero.
  double to_double() const;
  double to_finite_double() const { return to_double(); }
  /// Rounded to so many decimals, half away from zero; below 0: not rounded at all.
  Near rounded(int decimals) const;

  /// -1, 0 or 1.
  int sign() const {
    if (exact() || is_exact_zero()) return ordered(top(), 0);
    if (std::fabs(top()) > 2 * slack()) return ordered(top(), 0);
    throw Undecided();
  }
  bool is_zero() const { return sign() == 0; }

  Near operator-() const {
    Near out(-top(), bottom());
    out.off_ = Two{-low(), slack()};
    return out;
  }
  // The common cases stand here, to be compiled into the formula; all others in functions.
  friend Near operator+(const Near& a, const Near& b) {
    const double top = a.top() + b.top();
    if (a.bottom() == b.bottom() && a.exact() && std::fabs(top) < most) return {top, a.bottom()};
    return any_sum(a, b);
  }
  friend Near operator-(const Near& a, const Near& b) {
    const double top = a.top() - b.top();
    if (a.bottom() == b.bottom() && a.exact() && std::fabs(top) < most) return {top, a.bottom()};
    return any_sum(a, -b);
  }
  friend Near operator*(const Near& a, const Near& b) {
    const Near out(a.top() * b.top(), a.bottom() * b.bottom());
    return out.exact() && out.small() ? out : spread_product(a.spread(), b.spread());
  }
  friend Near operator/(const Near& a, const Near& b) {
    if (a.exact() && b.exact() && b.top() != 0) {
      const bool same = a.bottom() == b.bottom();
      const double top = same ? a.top() : a.top() * b.bottom();
      const double bottom = same ? b.top() : a.bottom() * b.top();
      const Near out(bottom < 0 ? -top : top, std::fabs(bottom));
      if (out.small()) return out;
    }
    return spread_quotient(a.spread(), b.spread());
  }
  Near& operator+=(const Near& other) {
    const double top = this->top() + other.top();
    if (bottom() == other.bottom() && exact() && std::fabs(top) < most) {
      value_ = Two{top, bottom()};
      return *this;
    }
    return *this = any_sum(*this, other);
  }
  Near& operator-=(const Near& other) { return *this = *this - other; }
  Near& operator*=(const Near& other) { return *this = *this * other; }
  Near& operator/=(const Near& other) { return *this = *this / other; }

  friend bool operator==(const Near& a, const Near& b) { return compare(a, b) == 0; }
  friend std::strong_ordering operator<=>(const Near& a, const Near& b) {
    return compare(a, b) <=> 0;
  }

 private:
  // Whole numbers below are doubles, and what came out below was not rounded up to it.
  static constexpr double most = 0x1p53;
  static constexpr double whole_at_a_glance = 0x1p51;    // as_whole() works below
  static constexpr double decimals_differ_below = 1e15;  // each of 15 digits is another double
  static constexpr double nowhere = std::numeric_limits<double>::infinity();
  static constexpr double smallest = 1e-200;  // between these two no product's error is lost
  static constexpr double largest = 1e200;
  static constexpr double with_room = 1 + 0x1p-49;  // covers the roundings of a bound's own sums

  Near(double top, double bottom) : value_{top, bottom} {}

  bool exact() const { return bottom() != 0; }
  bool small() const { return std::fabs(top()) < most && bottom() < most; }

  static double as_whole(double value) {
    constexpr double no_places_above = 0x1.8p52;  // a sum with it has no bits behind the point
    return (value + no_places_above) - no_places_above;
  }
  // The power is exact, so where digits / power gives the double back, it is a decimal of it; with
  // so few digits there is no other, let alone a shorter one.
  bool few_places(double value, double power) {
    const double digits = as_whole(value * power);
    if (!(std::fabs(digits) < decimals_differ_below) || digits / power != value) return false;
    value_ = Two{digits, power};
    return true;
  }

  static Near nearly(const detail::DoubleDouble& value, double slack) {
    Near out(value.hi, 0);
    out.off_ = Two{value.lo, slack};
    return out;
  }
  detail::DoubleDouble pair() const { return {top(), low()}; }
  bool is_exact_zero() const { return top() == 0 && slack() == 0; }

  // The same as two doubles and a bound. The rest of a division is a double; what is lost of its
  // quotient is half a unit in the last place at most.
  Near spread() const {
    if (!exact()) return *this;
    if (bottom() == 1) return nearly({top(), 0}, 0);
    const double first = top() / bottom();
    const detail::DoubleDouble back = detail::two_product(first, bottom());
    const double low = ((top() - back.hi) - back.lo) / bottom();
    return nearly({first, low}, std::fabs(low) * 0x1p-52);
  }

  [[gnu::noinline]] static Near any_sum(const Near& a, const Near& b) {
    Near out;
    if (a.exact() && b.exact() && small_sum(a, b, out)) return out;
    return spread_sum(a.spread(), b.spread());
  }
  static bool small_sum(const Near& a, const Near& b, Near& out);
  static Near spread_sum(const Near& a, const Near& b) {
    const detail::DoubleDouble sum = detail::sum_of(a.pair(), b.pair());
    return checked(sum,
                   (a.slack() + b.slack() + std::fabs(sum.hi) * detail::sum_error) * with_room);
  }
  static Near spread_product(const Near& a, const Near& b);
  static Near spread_quotient(const Near& a, const Near& b);
  // Refuses what is so large that something may have overflowed.
  static Near checked(const detail::DoubleDouble& value, double slack) {
    if (!(std::fabs(value.hi) < largest && slack < largest)) throw Undecided();
    return nearly(value, slack);
  }

  // -1, 0 or 1.
  static int compare(const Near& a, const Near& b) {
    if (a.exact() && b.exact()) {
      // Rounding keeps the order, so products that differ have the order of the exact ones.
      const double left = a.top() * b.bottom();
      const double right = b.top() * a.bottom();
      if (left != right || std::fabs(left) < most) return ordered(left, right);
      return compare_fractions(a, b);
    }
    return compare_spread(a.spread(), b.spread());
  }
  static int ordered(double a, double b) { return a < b ? -1 : (b < a ? 1 : 0); }
  static int compare_fractions(const Near& a, const Near& b);
  static int compare_spread(const Near& a, const Near& b);

  static Near of_long_decimal(double value);
  static Near of_integer(std::uint64_t size);
  template <std::integral T>
  static Near of_integer(bool negative, T value) {
    const auto bits = static_cast<std::uint64_t>(value);
    return negative ? -of_integer(std::uint64_t{0} - bits) : of_integer(bits);
  }

  double top() const { return value_[0]; }
  double bottom() const { return value_[1]; }
  double low() const { return off_[0]; }
  double slack() const { return off_[1]; }

  // Two at a time, as numbers are copied: a copy right after its parts were written one by one
  // would have to wait for them.
  using Two [[gnu::vector_size(16)]] = double;

  // Where bottom() is above 0, the number is top() / bottom(), both whole. Where it is 0, the
  // number is at most slack() off top() + low().
  Two value_ = {0, 1};
  Two off_ = {0, 0};
};

inline const Near& min(const Near& a, const Near& b) {
  return b < a ? b : a;
}
inline const Near& max(const Near& a, const Near& b) {
  return a < b ? b : a;
}

inline bool Near::small_sum(const Near& a, const Near& b, Near& out) {
  const double larger = std::max(a.bottom(), b.bottom());
  const double smaller = std::min(a.bottom(), b.bottom());
  if (smaller > 1) {
    // Decimals of several lengths: one bottom holds the other, and stays what it is.
    const double times = larger / smaller;
    const auto whole = static_cast<double>(static_cast<std::int64_t>(times));
    if (whole == times && whole * smaller == larger) {
      const double left = a.bottom() == larger ? a.top() : a.top() * times;
      const double right = b.bottom() == larger ? b.top() : b.top() * times;
      out = Near(left + right, larger);
      return std::fabs(left) < most && std::fabs(right) < most && out.small();
    }
  }
  const double left = a.top() * b.bottom();
  const double right = b.top() * a.bottom();
  out = Near(left + right, a.bottom() * b.bottom());
  return std::fabs(left) < most && std::fabs(right) < most && out.small();
}

// |xy - XY| <= |x| dy + |y| dx + dx dy, and |x| is within a hair of |x.hi|.
[[gnu::noinline]] inline Near Near::spread_product(const Near& a, const Near& b) {
  if (a.is_exact_zero() || b.is_exact_zero()) return {};
  if (!(std::fabs(a.top()) < largest && std::fabs(b.top()) < largest)) throw Undecided();
  const detail::DoubleDouble product = detail::product_of(a.pair(), b.pair());
  const double size = std::fabs(product.hi);
  if (!(size > smallest)) throw Undecided();
  return checked(product,
                 (std::fabs(a.top()) * b.slack() + (std::fabs(b.top()) + b.slack()) * a.slack() +
                  size * detail::product_error) *
                     with_room);
}

// |x/y - X/Y| <= (dx + |x/y| dy) / (|y| - dy), where dy is far below |y|.
[[gnu::noinline]] inline Near Near::spread_quotient(const Near& a, const Near& b) {
  const double below = std::fabs(b.top());
  if (!(below > smallest && below < largest && b.slack() < below * 0x1p-20 &&
        std::fabs(a.top()) < largest))
    throw Undecided();
  if (a.is_exact_zero()) return {};
  const detail::DoubleDouble quotient = detail::quotient_of(a.pair(), b.pair());
  const double size = std::fabs(quotient.hi);
  if (!(size > smallest)) throw Undecided();
  constexpr double of_smaller_divisor = 1 + 0x1p-18;
  return checked(quotient,
                 ((a.slack() + size * b.slack()) / below * of_smaller_divisor +
                  size * detail::quotient_error) *
                     with_room);
}

// Of equal products the errors tell, which two_product gives exactly.
[[gnu::noinline]] inline int Near::compare_fractions(const Near& a, const Near& b) {
  return ordered(detail::two_product(a.top(), b.bottom()).lo,
                 detail::two_product(b.top(), a.bottom()).lo);
}

[[gnu::noinline]] inline int Near::compare_spread(const Near& a, const Near& b) {
  const double slack = a.slack() + b.slack();
  // Far apart: the lows and the rounding of this difference are all below 2^-50 of the larger one.
  const double apart = a.top() - b.top();
  if (std::fabs(apart) > (std::fabs(a.top()) + std::fabs(b.top())) * 0x1p-50 + 2 * slack)
    return apart < 0 ? -1 : 1;
  const Near difference = spread_sum(a, -b);
  if (std::fabs(difference.top()) > 2 * difference.slack()) return difference.top() < 0 ? -1 : 1;
  if (difference.is_exact_zero()) return 0;
  throw Undecided();
}

// The number lies within |low| + slack of top. As long as both ends of that come out as top when
// they are rounded, so does the number.
inline double Near::to_double() const {
  if (exact()) return top() / bottom() + 0.0;  // both are doubles, and IEEE division rounds once
  const double reach = (std::fabs(low()) + slack()) * with_room;
  if (std::fabs(top()) > smallest && top() + reach == top() && top() - reach == top()) return top();
  if (is_exact_zero()) return 0.0;
  throw Undecided();
}

inline Near::Told Near::told() const {
  constexpr double found_again_below = 0x1p50;  // whole numbers that from() gets back
  const double score = to_double();
  if (!exact()) return {score, low(), std::max(slack(), std::fabs(top()) * 0x1p-200)};
  if (bottom() == 1) return {score, 0, 0};
  if (std::fabs(top()) < found_again_below) {
    const bool whole = std::fabs(score) < whole_at_a_glance && score == as_whole(score);
    return {score, whole && score * bottom() == top() ? 0.0 : bottom(), 0};
  }
  const Near near = spread();
  return {score, near.low(), std::max(near.slack(), std::fabs(score) * 0x1p-200)};
}

inline Near Near::rounded(int decimals) const {
  if (decimals < 0) return *this;
  constexpr std::array<double, 16> powers = {
      1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
  if (static_cast<std::size_t>(decimals) >= powers.size()) throw Undecided();
  const double power = powers[static_cast<std::size_t>(decimals)];
  if (exact()) {
    if (bottom() == 1) return *this;
    const double scaled = std::fabs(top()) * power;
    if (scaled < most) {
      const auto size = static_cast<std::int64_t>(scaled);
      const auto divisor = static_cast<std::int64_t>(bottom());
      const std::int64_t rest = size % divisor;
      const std::int64_t whole = size / divisor + (rest >= divisor - rest ? 1 : 0);
      return {static_cast<double>(top() < 0 ? -whole : whole), power};
    }
  }
  const Near scaled = spread_product(spread(), nearly({power, 0}, 0));
  if (!(std::fabs(scaled.top()) < whole_at_a_glance)) throw Undecided();
  // How far above the nearest whole number below or above; the difference is exact.
  double whole = as_whole(scaled.top());
  const double over = (scaled.top() - whole) + scaled.low();
  if (!(std::fabs(std::fabs(over) - 0.5) > 2 * scaled.slack() + 0x1p-50)) throw Undecided();
  if (over > 0.5) whole += 1;
  if (over < -0.5) whole -= 1;
  return {whole, power};
}

[[gnu::noinline]] inline Near::Near(const Exact& value) : value_{0, 0}, off_{0, nowhere} {
  const std::string text = value.text();
  const std::string_view digits = std::string_view(text).substr(text[0] == '-' ? 1 : 0);
  const std::size_t bar = std::min(digits.find('/'), digits.size());
  constexpr std::size_t digits_of_a_double = 15;
  const double sign = text[0] == '-' ? -1 : 1;
  if (bar <= digits_of_a_double && digits.size() - bar <= digits_of_a_double + 1) {
    double top = 0;
    double bottom = 1;
    std::from_chars(digits.data(), digits.data() + bar, top);
    if (bar < digits.size())
      std::from_chars(digits.data() + bar + 1, digits.data() + digits.size(), bottom);
    *this = Near(sign * top, bottom);
    return;
  }
  const double nearest = value.to_finite_double();
  if (!(std::fabs(nearest) > 1e-100 && std::fabs(nearest) < 1e100)) return;
  // The double's own value, which is not its shortest decimal.
  int exponent = 0;
  const double part = std::frexp(nearest, &exponent);
  constexpr int bits = std::numeric_limits<double>::digits;
  Exact binary(static_cast<std::int64_t>(std::ldexp(part, bits)));
  constexpr int step = 62;
  for (exponent -= bits; exponent != 0;) {
    const int by = std::min(std::abs(exponent), step);
    const Exact power(std::int64_t{1} << by);
    binary = exponent > 0 ? binary * power : binary / power;
    exponent += exponent > 0 ? -by : by;
  }
  const double low = (value - binary).to_double();
  *this = nearly({nearest, low}, std::fabs(low) * 0x1p-52 + smallest);
}

// More than fifteen digits: two doubles for the digits, one for the power.
[[gnu::noinline]] inline Near Near::of_long_decimal(double value) {
  const double size = std::fabs(value);
  if (!(size > smallest && size < largest)) throw Undecided();
  const auto [digits, exponent] = detail::shortest_decimal(size);
  constexpr int largest_exact_power = 22;
  if (std::abs(exponent) > largest_exact_power) throw Undecided();
  double power = 1;
  for (int i = std::abs(exponent); i > 0; --i) power *= 10;  // exact up to 10^22
  const Near whole = value < 0 ? -of_integer(digits) : of_integer(digits);
  const Near by = nearly({power, 0}, 0);
  return exponent < 0 ? spread_quotient(whole, by) : spread_product(whole, by);
}

// Beyond 2^53: what the nearest double leaves out is a double itself.
inline Near Near::of_integer(std::uint64_t size) {
  const auto high = static_cast<double>(size >> 32U) * 0x1p32;
  const auto low = static_cast<double>(size & 0xffffffffU);
  return nearly(detail::two_sum(high, low), 0);
}

}  // namespace kinerja
