#pragma once

// Exact rational numbers for scores that people may appeal against. A double stands for the
// shortest decimal that reads back as it, sums and ratios stay exact, and there is one rounding, at
// the end. So the order of rows cannot matter, and a Python script with `fractions` agrees bit for
// bit. Usable without the rest of the layer.

#include <kinerja/cpp/big_integer.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <compare>
#include <concepts>
#include <cstdint>
#include <limits>
#include <memory>
#include <numeric>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace kinerja {

namespace detail {

constexpr bool fits_64(Unsigned128 value) {
  return static_cast<std::uint64_t>(value >> 64U) == 0;
}

/// The number of zero bits below the lowest that is set; value is not 0.
constexpr unsigned trailing_zeros(Unsigned128 value) {
  const auto low = static_cast<std::uint64_t>(value);
  return static_cast<unsigned>(
      low != 0 ? std::countr_zero(low)
               : 64 + std::countr_zero(static_cast<std::uint64_t>(value >> 64U)));
}

// Stein's, because a division of 128 bits costs as much as twenty of its steps.
inline Unsigned128 gcd(Unsigned128 a, Unsigned128 b) {
  if (fits_64(a) && fits_64(b))
    return std::gcd(static_cast<std::uint64_t>(a), static_cast<std::uint64_t>(b));
  if (a == 0) return b;
  if (b == 0) return a;
  const unsigned common = std::min(trailing_zeros(a), trailing_zeros(b));
  a >>= trailing_zeros(a);
  b >>= trailing_zeros(b);
  while (a != b) {
    if (fits_64(a) && fits_64(b)) {
      a = std::gcd(static_cast<std::uint64_t>(a), static_cast<std::uint64_t>(b));
      break;
    }
    if (a < b) std::swap(a, b);
    a -= b;
    a >>= trailing_zeros(a);
  }
  return a << common;
}

/// A decimal with few digits behind the point, as integers: value = digits / power. False where the
/// number needs more than that; then its shortest text has to be made.
inline bool short_decimal(double size, std::uint64_t& digits, std::uint64_t& power) {
  constexpr double most = 1e15;  // so far each decimal of 15 digits is another double
  power = 1;
  for (int places = 0; places <= 4; ++places, power *= 10) {
    // The power is exact, so where digits / power gives the double back, it is its decimal.
    const double scaled = std::nearbyint(size * static_cast<double>(power));
    if (scaled >= most) return false;
    if (scaled / static_cast<double>(power) != size) continue;
    digits = static_cast<std::uint64_t>(scaled);
    return true;
  }
  return false;
}

/// A decimal of at most 17 digits: digits * 10^exponent.
struct Decimal {
  std::uint64_t digits = 0;
  int exponent = 0;
};

/// The shortest decimal that reads back as `size`, which is finite and not negative.
inline Decimal shortest_decimal(double size) {
  std::array<char, 32> text{};
  const char* const end =
      std::to_chars(text.data(), text.data() + text.size(), size, std::chars_format::scientific)
          .ptr;
  Decimal decimal;
  bool fraction = false;
  const char* at = text.data();
  for (; at != end && *at != 'e'; ++at) {
    if (*at == '.') {
      fraction = true;
    } else {
      decimal.digits = decimal.digits * 10 + static_cast<std::uint64_t>(*at - '0');
      decimal.exponent -= fraction ? 1 : 0;
    }
  }
  int written = 0;
  if (at != end) std::from_chars(at[1] == '+' ? at + 2 : at + 1, end, written);
  decimal.exponent += written;
  return decimal;
}

inline bool multiplied(Unsigned128 a, Unsigned128 b, Unsigned128& out) {
  return !__builtin_mul_overflow(a, b, &out);
}

/// The double nearest to (digits + a bit more, if `more`) * 2^exponent, ties to even; infinity when
/// it is too large. digits is not 0, and when `more` is set has 64 bits at least.
inline double nearest_double(Unsigned128 digits, bool more, long exponent) {
  const int bits = bit_length(digits);
  const long top = bits - 1 + exponent;  // the exponent of the highest bit
  if (top > 1023) return std::numeric_limits<double>::infinity();
  const long kept = top >= -1022 ? 53 : 53 - (-1022 - top);  // a subnormal has fewer bits
  if (kept < 0) return 0.0;
  const long drop = bits - kept;
  if (drop <= 0) return std::ldexp(static_cast<double>(digits), static_cast<int>(exponent));
  const Unsigned128 half = Unsigned128{1} << static_cast<unsigned>(drop - 1);
  const Unsigned128 rest = drop >= 128 ? digits : digits & ((half << 1U) - 1);
  std::uint64_t whole =
      drop >= 128 ? 0 : static_cast<std::uint64_t>(digits >> static_cast<unsigned>(drop));
  if (rest > half || (rest == half && (more || (whole & 1U) != 0))) ++whole;
  return std::ldexp(static_cast<double>(whole), static_cast<int>(exponent + drop));
}

}  // namespace detail

/// A rational number without any error. Dividing by zero throws std::domain_error, a value beyond
/// the doubles std::overflow_error; both messages are keys that a plugin may have texts for.
class Exact {
 public:
  Exact() = default;
  // Implicit, because 100 * x should read like arithmetic, and an integer loses nothing.
  template <std::integral T>
  // NOLINTNEXTLINE(google-explicit-constructor)
  Exact(T value) : negative_(std::cmp_less(value, 0)), top_(magnitude(value)) {}
  /// The shortest decimal that reads back as `value`: Exact(0.1) is one tenth.
  explicit Exact(double value);

  /// The nearest double, ties to even; never minus zero.
  double to_double() const {
    const double value = nearest();
    if (std::isinf(value)) throw std::overflow_error("NUMBER_TOO_LARGE");
    return value;
  }
  /// The nearest finite double: for showing a number that may be too large.
  double to_finite_double() const {
    constexpr double limit = std::numeric_limits<double>::max();
    const double value = nearest();
    return std::isinf(value) ? std::copysign(limit, value) : value;
  }
  /// Rounded to so many decimals, half away from zero; below 0: not rounded at all.
  Exact rounded(int decimals) const;

  /// A fraction such as "-250/3", or an integer. Throws std::domain_error for anything else.
  static Exact parse(std::string_view fraction);
  /// In lowest terms: "-250/3", "7".
  std::string text() const;

  /// -1, 0 or 1.
  int sign() const { return is_zero() ? 0 : (negative_ ? -1 : 1); }
  bool is_zero() const { return top_ == 0 && big_ == nullptr; }

  Exact operator-() const {
    Exact out = *this;
    out.negative_ = !negative_ && !is_zero();
    return out;
  }
  friend Exact operator+(const Exact& a, const Exact& b) { return sum(a, b, b.negative_); }
  friend Exact operator-(const Exact& a, const Exact& b) { return sum(a, b, !b.negative_); }
  friend Exact operator*(const Exact& a, const Exact& b) { return product(a, b); }
  friend Exact operator/(const Exact& a, const Exact& b) { return product(a, b.reciprocal()); }
  Exact& operator+=(const Exact& other) { return *this = *this + other; }
  Exact& operator-=(const Exact& other) { return *this = *this - other; }
  Exact& operator*=(const Exact& other) { return *this = *this * other; }
  Exact& operator/=(const Exact& other) { return *this = *this / other; }

  friend bool operator==(const Exact& a, const Exact& b) {
    if (a.negative_ != b.negative_) return false;
    if (a.small() && b.small()) return a.top_ == b.top_ && a.bottom_ == b.bottom_;
    return compare_sizes(a, b) == std::strong_ordering::equal;
  }
  friend std::strong_ordering operator<=>(const Exact& a, const Exact& b) {
    if (a.sign() != b.sign()) return a.sign() <=> b.sign();
    return a.negative_ ? compare_sizes(b, a) : compare_sizes(a, b);
  }

 private:
  using Natural = detail::Unsigned128;
  using Big = detail::BigInteger;
  struct BigFraction {
    Big top;
    Big bottom;
  };

  template <std::integral T>
  static Natural magnitude(T value) {
    const auto bits = static_cast<Natural>(value);
    return std::cmp_less(value, 0) ? Natural{0} - bits : bits;
  }

  // Fractions are kept in lowest terms, so that they stay small; but for huge ones, of which a sum
  // over many people consists: they would be reduced again with each addend.
  static constexpr std::size_t huge_bits = 1024;
  static Exact reduced(bool negative, Natural top, Natural bottom);
  static Exact reduced(bool negative, Big top, Big bottom);
  static void reduce(Big& top, Big& bottom);

  Big big_top() const { return big_ != nullptr ? big_->top : Big(top_); }
  Big big_bottom() const { return big_ != nullptr ? big_->bottom : Big(bottom_); }
  bool small() const { return big_ == nullptr; }

  static bool small_number(std::string_view digits, Natural& out);
  static Exact sum(const Exact& a, const Exact& b, bool b_negative);
  static bool small_sum(const Exact& a, const Exact& b, bool b_negative, Exact& out);
  static Exact product(const Exact& a, const Exact& b);
  static std::strong_ordering compare_sizes(const Exact& a, const Exact& b);
  Exact reciprocal() const;
  double nearest() const;
  double small_size() const;
  double big_size() const;

  bool negative_ = false;
  Natural top_ = 0;
  Natural bottom_ = 1;
  // Set, and the two above unused, when 128 bits are too few. Copies of a number share it; nobody
  // changes it, and the last copy ends it.
  std::shared_ptr<const BigFraction> big_;
};

inline const Exact& min(const Exact& a, const Exact& b) {
  return b < a ? b : a;
}
inline const Exact& max(const Exact& a, const Exact& b) {
  return a < b ? b : a;
}

inline Exact::Exact(double value) {
  if (!std::isfinite(value)) throw std::domain_error("NOT_A_NUMBER");
  const double size = std::fabs(value);
  constexpr double all_whole_below = 9007199254740992.0;  // 2^53
  if (size < all_whole_below && size == std::trunc(size)) {
    *this = Exact(static_cast<std::int64_t>(value));
    return;
  }
  std::uint64_t few_digits = 0;
  std::uint64_t few_places = 1;
  if (detail::short_decimal(size, few_digits, few_places)) {
    *this = reduced(value < 0, few_digits, few_places);
    return;
  }
  const auto [digits, exponent] = detail::shortest_decimal(size);
  const auto places = static_cast<std::size_t>(std::abs(exponent));
  if (places <= 19) {  // 20 digits times 10^19 stay below 2^128
    Natural power = 1;
    for (std::size_t i = 0; i < places; ++i) power *= 10;
    *this = exponent < 0 ? reduced(value < 0, digits, power)
                         : reduced(value < 0, digits * power, Natural{1});
    return;
  }
  const Big power = Big::power_of_ten(places);
  *this = exponent < 0 ? reduced(value < 0, Big(digits), power)
                       : reduced(value < 0, Big(digits) * power, Big(1));
}

inline Exact Exact::reduced(bool negative, Natural top, Natural bottom) {
  Exact out;
  if (top == 0) return out;
  const Natural common = bottom == 1 ? Natural{1} : detail::gcd(top, bottom);
  out.negative_ = negative;
  out.top_ = common == 1 ? top : top / common;
  out.bottom_ = common == 1 ? bottom : bottom / common;
  return out;
}

inline void Exact::reduce(Big& top, Big& bottom) {
  const Big common = Big::gcd(top, bottom);
  if (common == Big(1)) return;
  top = Big::divide(top, common).quotient;
  bottom = Big::divide(bottom, common).quotient;
}

inline Exact Exact::reduced(bool negative, Big top, Big bottom) {
  Exact out;
  if (top.is_zero()) return out;
  if (top.bits() + bottom.bits() < huge_bits) reduce(top, bottom);
  out.negative_ = negative;
  if (top.fits_128() && bottom.fits_128()) {
    out.top_ = top.low_128();
    out.bottom_ = bottom.low_128();
  } else {
    out.big_ = std::make_shared<const BigFraction>(BigFraction{std::move(top), std::move(bottom)});
  }
  return out;
}

inline bool Exact::small_sum(const Exact& a, const Exact& b, bool b_negative, Exact& out) {
  const Natural common = a.bottom_ == b.bottom_ ? a.bottom_ : detail::gcd(a.bottom_, b.bottom_);
  Natural left = 0;
  Natural right = 0;
  Natural bottom = 0;
  if (!detail::multiplied(a.top_, b.bottom_ / common, left) ||
      !detail::multiplied(b.top_, a.bottom_ / common, right) ||
      !detail::multiplied(a.bottom_ / common, b.bottom_, bottom))
    return false;
  if (a.negative_ == b_negative) {
    if (left + right < left) return false;
    out = reduced(a.negative_, left + right, bottom);
  } else if (left >= right) {
    out = reduced(a.negative_, left - right, bottom);
  } else {
    out = reduced(b_negative, right - left, bottom);
  }
  return true;
}

inline Exact Exact::sum(const Exact& a, const Exact& b, bool b_negative) {
  if (b.is_zero()) return a;
  Exact out;
  if (a.small() && b.small() && small_sum(a, b, b_negative, out)) return out;
  const Big left = a.big_top() * b.big_bottom();
  const Big right = b.big_top() * a.big_bottom();
  Big bottom = a.big_bottom() * b.big_bottom();
  if (a.negative_ == b_negative) return reduced(a.negative_, left + right, std::move(bottom));
  return left >= right ? reduced(a.negative_, left - right, std::move(bottom))
                       : reduced(b_negative, right - left, std::move(bottom));
}

inline Exact Exact::product(const Exact& a, const Exact& b) {
  if (a.is_zero() || b.is_zero()) return {};
  const bool negative = a.negative_ != b.negative_;
  if (a.small() && b.small()) {
    // Both are in lowest terms, so taking out the crosswise divisors leaves lowest terms again.
    const Natural first = b.bottom_ == 1 ? Natural{1} : detail::gcd(a.top_, b.bottom_);
    const Natural second = a.bottom_ == 1 ? Natural{1} : detail::gcd(b.top_, a.bottom_);
    Exact out;
    out.negative_ = negative;
    if (detail::multiplied(a.top_ / first, b.top_ / second, out.top_) &&
        detail::multiplied(a.bottom_ / second, b.bottom_ / first, out.bottom_))
      return out;
  }
  return reduced(negative, a.big_top() * b.big_top(), a.big_bottom() * b.big_bottom());
}

inline Exact Exact::reciprocal() const {
  if (is_zero()) throw std::domain_error("DIVISION_BY_ZERO");
  Exact out;
  out.negative_ = negative_;
  if (small()) {
    out.top_ = bottom_;
    out.bottom_ = top_;
  } else {
    out.top_ = 0;
    out.big_ = std::make_shared<const BigFraction>(BigFraction{big_->bottom, big_->top});
  }
  return out;
}

inline Exact Exact::parse(std::string_view fraction) {
  const bool negative = !fraction.empty() && fraction.front() == '-';
  const std::string_view size = negative ? fraction.substr(1) : fraction;
  const std::size_t bar = size.find('/');
  const std::string_view top = size.substr(0, bar);
  const std::string_view bottom = bar == std::string_view::npos ? "1" : size.substr(bar + 1);
  for (const std::string_view digits : {top, bottom})
    if (digits.empty() || digits.find_first_not_of("0123456789") != std::string_view::npos)
      throw std::domain_error("NOT_A_FRACTION");
  Natural small_top = 0;
  Natural small_bottom = 0;
  Exact out;
  if (small_number(top, small_top) && small_number(bottom, small_bottom)) {
    if (small_bottom == 0) throw std::domain_error("NOT_A_FRACTION");
    out = reduced(negative, small_top, small_bottom);
  } else {
    Big big_bottom = Big::of_digits(bottom);
    if (big_bottom.is_zero()) throw std::domain_error("NOT_A_FRACTION");
    out = reduced(negative, Big::of_digits(top), std::move(big_bottom));
  }
  return out;
}

inline bool Exact::small_number(std::string_view digits, Natural& out) {
  constexpr std::size_t always_fit = 38;  // 10^38 is below 2^128
  if (digits.size() > always_fit) return false;
  for (const char c : digits) out = out * 10 + static_cast<Natural>(c - '0');
  return true;
}

inline std::string Exact::text() const {
  std::string out = negative_ ? "-" : "";
  Big top = big_top();
  Big bottom = big_bottom();
  if (!small()) reduce(top, bottom);
  out += top.digits();
  if (bottom != Big(1)) out += '/' + bottom.digits();
  return out;
}

inline std::strong_ordering Exact::compare_sizes(const Exact& a, const Exact& b) {
  Natural left = 0;
  Natural right = 0;
  if (a.small() && b.small() && detail::multiplied(a.top_, b.bottom_, left) &&
      detail::multiplied(b.top_, a.bottom_, right))
    return left <=> right;
  return a.big_top() * b.big_bottom() <=> b.big_top() * a.big_bottom();
}

inline Exact Exact::rounded(int decimals) const {
  if (decimals < 0 || is_zero()) return *this;
  const auto places = static_cast<std::size_t>(decimals);
  Natural power = 1;
  Natural scaled = 0;
  if (small() && places <= 19) {
    for (std::size_t i = 0; i < places; ++i) power *= 10;
    if (detail::multiplied(top_, power, scaled)) {
      const Natural rest = scaled % bottom_;
      return reduced(negative_, scaled / bottom_ + (rest >= bottom_ - rest ? 1U : 0U), power);
    }
  }
  const Big big_power = Big::power_of_ten(places);
  const Big bottom = big_bottom();
  const Big::Division parts = Big::divide(big_top() * big_power, bottom);
  const bool up = parts.remainder + parts.remainder >= bottom;
  return reduced(negative_, up ? parts.quotient + Big(1) : parts.quotient, big_power);
}

inline double Exact::nearest() const {
  if (is_zero()) return 0.0;
  const double size = small() ? small_size() : big_size();
  return negative_ && size != 0 ? -size : size;
}

inline double Exact::small_size() const {
  constexpr Natural exact_below = Natural{1} << 53U;
  // Both parts are doubles then, and IEEE division rounds once.
  if (top_ <= exact_below && bottom_ <= exact_below)
    return static_cast<double>(static_cast<std::uint64_t>(top_)) /
           static_cast<double>(static_cast<std::uint64_t>(bottom_));
  if (detail::bit_length(bottom_) > 64) return big_size();
  const int shift = 128 - detail::bit_length(top_);  // leaves a quotient of 64 bits at least
  const Natural scaled = top_ << static_cast<unsigned>(shift);
  return detail::nearest_double(scaled / bottom_, scaled % bottom_ != 0, -shift);
}

inline double Exact::big_size() const {
  Big top = big_top();
  Big bottom = big_bottom();
  // Shifted so that the quotient has 66 or 67 bits.
  const long shift = 66 - static_cast<long>(top.bits()) + static_cast<long>(bottom.bits());
  if (shift > 0) top = top.shifted_left(static_cast<std::size_t>(shift));
  if (shift < 0) bottom = bottom.shifted_left(static_cast<std::size_t>(-shift));
  const Big::Division parts = Big::divide(top, bottom);
  return detail::nearest_double(parts.quotient.low_128(), !parts.remainder.is_zero(), -shift);
}

}  // namespace kinerja
