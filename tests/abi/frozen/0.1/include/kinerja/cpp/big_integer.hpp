#pragma once

// A natural number of any size: what Exact falls back to when 128 bits are too few. Plain
// schoolbook arithmetic, because such numbers are rare and a few hundred digits long at most.

#include <algorithm>
#include <bit>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kinerja::detail {

__extension__ using Unsigned128 = unsigned __int128;

/// The number of bits up to the highest that is set.
constexpr int bit_length(Unsigned128 value) {
  const auto high = static_cast<std::uint64_t>(value >> 64U);
  const auto low = static_cast<std::uint64_t>(value);
  return high != 0 ? 128 - std::countl_zero(high) : 64 - std::countl_zero(low);
}

class BigInteger {
 public:
  struct Division;  // quotient and remainder

  BigInteger() = default;
  explicit BigInteger(Unsigned128 value) {
    for (; value != 0; value >>= 32U) limbs_.push_back(static_cast<std::uint32_t>(value));
  }
  static BigInteger power_of_ten(std::size_t exponent) {
    BigInteger power(1);
    for (; exponent >= 9; exponent -= 9) power.multiply_small(1000000000U);
    for (; exponent > 0; --exponent) power.multiply_small(10U);
    return power;
  }

  /// Of decimal digits, which are nothing else.
  static BigInteger of_digits(std::string_view digits) {
    BigInteger out;
    for (std::size_t at = 0; at < digits.size();) {
      const std::size_t count = std::min<std::size_t>(9, digits.size() - at);
      std::uint32_t part = 0;
      std::uint32_t power = 1;
      for (std::size_t i = 0; i < count; ++i, ++at) {
        part = part * 10 + static_cast<std::uint32_t>(digits[at] - '0');
        power *= 10;
      }
      out.multiply_small(power);
      out = out + BigInteger(part);
    }
    return out;
  }
  std::string digits() const {
    if (is_zero()) return "0";
    std::string reversed;
    BigInteger rest = *this;
    while (!rest.is_zero()) {
      std::uint64_t part = 0;
      rest = take_nine_digits(rest, part);
      for (int i = 0; i < 9 && (part != 0 || !rest.is_zero()); ++i, part /= 10)
        reversed += static_cast<char>('0' + part % 10);
    }
    return {reversed.rbegin(), reversed.rend()};
  }

  bool is_zero() const { return limbs_.empty(); }
  std::size_t bits() const {
    if (limbs_.empty()) return 0;
    return limbs_.size() * 32 - static_cast<std::size_t>(std::countl_zero(limbs_.back()));
  }
  bool fits_128() const { return limbs_.size() <= 4; }
  /// The lowest 128 bits.
  Unsigned128 low_128() const {
    Unsigned128 value = 0;
    for (std::size_t i = std::min<std::size_t>(limbs_.size(), 4); i-- > 0;)
      value = (value << 32U) | limbs_[i];
    return value;
  }

  BigInteger shifted_left(std::size_t count) const {
    if (is_zero()) return {};
    BigInteger out;
    const std::size_t words = count / 32;
    const auto rest = static_cast<unsigned>(count % 32);
    out.limbs_.assign(limbs_.size() + words + 1, 0);
    for (std::size_t i = 0; i < limbs_.size(); ++i) {
      const std::uint64_t wide = std::uint64_t{limbs_[i]} << rest;
      out.limbs_[i + words] |= static_cast<std::uint32_t>(wide);
      out.limbs_[i + words + 1] |= static_cast<std::uint32_t>(wide >> 32U);
    }
    out.trim();
    return out;
  }

  friend bool operator==(const BigInteger&, const BigInteger&) = default;
  friend std::strong_ordering operator<=>(const BigInteger& a, const BigInteger& b) {
    if (a.limbs_.size() != b.limbs_.size()) return a.limbs_.size() <=> b.limbs_.size();
    for (std::size_t i = a.limbs_.size(); i-- > 0;)
      if (a.limbs_[i] != b.limbs_[i]) return a.limbs_[i] <=> b.limbs_[i];
    return std::strong_ordering::equal;
  }

  friend BigInteger operator+(const BigInteger& a, const BigInteger& b) {
    BigInteger out;
    const std::size_t size = std::max(a.limbs_.size(), b.limbs_.size());
    out.limbs_.reserve(size + 1);
    std::uint64_t carry = 0;
    for (std::size_t i = 0; i < size; ++i) {
      carry += std::uint64_t{a.limb(i)} + b.limb(i);
      out.limbs_.push_back(static_cast<std::uint32_t>(carry));
      carry >>= 32U;
    }
    if (carry != 0) out.limbs_.push_back(static_cast<std::uint32_t>(carry));
    return out;
  }
  /// a must not be below b.
  friend BigInteger operator-(const BigInteger& a, const BigInteger& b) {
    BigInteger out = a;
    std::uint64_t borrow = 0;
    for (std::size_t i = 0; i < out.limbs_.size(); ++i) {
      const std::uint64_t take = std::uint64_t{b.limb(i)} + borrow;
      borrow = out.limbs_[i] < take ? 1 : 0;
      out.limbs_[i] = static_cast<std::uint32_t>(out.limbs_[i] + (borrow << 32U) - take);
    }
    out.trim();
    return out;
  }
  friend BigInteger operator*(const BigInteger& a, const BigInteger& b) {
    BigInteger out;
    out.limbs_.assign(a.limbs_.size() + b.limbs_.size(), 0);
    for (std::size_t i = 0; i < a.limbs_.size(); ++i) {
      std::uint64_t carry = 0;
      for (std::size_t j = 0; j < b.limbs_.size(); ++j) {
        carry += std::uint64_t{a.limbs_[i]} * b.limbs_[j] + out.limbs_[i + j];
        out.limbs_[i + j] = static_cast<std::uint32_t>(carry);
        carry >>= 32U;
      }
      out.limbs_[i + b.limbs_.size()] = static_cast<std::uint32_t>(carry);
    }
    out.trim();
    return out;
  }

  /// b must not be zero.
  static Division divide(const BigInteger& a, const BigInteger& b);
  static BigInteger gcd(BigInteger a, BigInteger b);

 private:
  std::uint32_t limb(std::size_t i) const { return i < limbs_.size() ? limbs_[i] : 0U; }
  void trim() {
    while (!limbs_.empty() && limbs_.back() == 0) limbs_.pop_back();
  }
  void multiply_small(std::uint32_t factor) {
    std::uint64_t carry = 0;
    for (std::uint32_t& part : limbs_) {
      carry += std::uint64_t{part} * factor;
      part = static_cast<std::uint32_t>(carry);
      carry >>= 32U;
    }
    if (carry != 0) limbs_.push_back(static_cast<std::uint32_t>(carry));
  }
  static Division divide_small(const BigInteger& a, std::uint32_t b);
  static BigInteger take_nine_digits(const BigInteger& number, std::uint64_t& digits);
  static std::uint32_t quotient_digit(BigInteger& rest, const BigInteger& divisor, std::size_t at);

  std::vector<std::uint32_t> limbs_;  // lowest first, the highest is not 0
};

struct BigInteger::Division {
  BigInteger quotient;
  BigInteger remainder;
};

inline BigInteger::Division BigInteger::divide_small(const BigInteger& a, std::uint32_t b) {
  Division out;
  out.quotient.limbs_.assign(a.limbs_.size(), 0);
  std::uint64_t rest = 0;
  for (std::size_t i = a.limbs_.size(); i-- > 0;) {
    rest = (rest << 32U) | a.limbs_[i];
    out.quotient.limbs_[i] = static_cast<std::uint32_t>(rest / b);
    rest %= b;
  }
  out.quotient.trim();
  out.remainder = BigInteger(rest);
  return out;
}

inline BigInteger BigInteger::take_nine_digits(const BigInteger& number, std::uint64_t& digits) {
  constexpr std::uint32_t power = 1000000000U;
  Division parts = divide_small(number, power);
  digits = static_cast<std::uint64_t>(parts.remainder.low_128());
  return std::move(parts.quotient);
}

// One digit of Knuth's algorithm D: takes digit * divisor, shifted by `at` limbs, off `rest`. The
// highest bit of divisor is set, so the guess is at most two too high.
inline std::uint32_t BigInteger::quotient_digit(BigInteger& rest,
                                                const BigInteger& divisor,
                                                std::size_t at) {
  constexpr std::uint64_t base = std::uint64_t{1} << 32U;
  const std::size_t n = divisor.limbs_.size();
  std::uint32_t* const u = rest.limbs_.data() + at;
  const std::uint64_t top = (std::uint64_t{u[n]} << 32U) | u[n - 1];
  std::uint64_t guess = top / divisor.limbs_[n - 1];
  std::uint64_t left = top % divisor.limbs_[n - 1];
  while (guess >= base || guess * divisor.limbs_[n - 2] > ((left << 32U) | u[n - 2])) {
    --guess;
    left += divisor.limbs_[n - 1];
    if (left >= base) break;
  }
  std::uint64_t carry = 0;
  std::uint64_t borrow = 0;
  for (std::size_t i = 0; i <= n; ++i) {
    carry += i < n ? guess * divisor.limbs_[i] : 0;
    const std::uint64_t take = (carry & (base - 1)) + borrow;
    carry >>= 32U;
    borrow = u[i] < take ? 1 : 0;
    u[i] = static_cast<std::uint32_t>(u[i] + (borrow << 32U) - take);
  }
  if (borrow == 0) return static_cast<std::uint32_t>(guess);
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i <= n; ++i) {
    sum += std::uint64_t{u[i]} + (i < n ? divisor.limbs_[i] : 0U);
    u[i] = static_cast<std::uint32_t>(sum);
    sum >>= 32U;
  }
  return static_cast<std::uint32_t>(guess - 1);
}

inline BigInteger::Division BigInteger::divide(const BigInteger& a, const BigInteger& b) {
  if (a < b) return {BigInteger{}, a};
  if (b.limbs_.size() == 1) return divide_small(a, b.limbs_[0]);
  const auto shift = static_cast<std::size_t>(std::countl_zero(b.limbs_.back()));
  const BigInteger divisor = b.shifted_left(shift);
  BigInteger rest = a.shifted_left(shift);
  rest.limbs_.resize(a.limbs_.size() + 1, 0);
  Division out;
  out.quotient.limbs_.assign(rest.limbs_.size() - divisor.limbs_.size(), 0);
  for (std::size_t i = out.quotient.limbs_.size(); i-- > 0;)
    out.quotient.limbs_[i] = quotient_digit(rest, divisor, i);
  out.quotient.trim();
  rest.trim();
  // Undo the shift: the remainder is a multiple of 2^shift.
  if (shift != 0 && !rest.is_zero()) {
    for (std::size_t i = 0; i < rest.limbs_.size(); ++i)
      rest.limbs_[i] = (rest.limbs_[i] >> shift) |
                       static_cast<std::uint32_t>(std::uint64_t{rest.limb(i + 1)} << (32 - shift));
    rest.trim();
  }
  out.remainder = std::move(rest);
  return out;
}

inline BigInteger BigInteger::gcd(BigInteger a, BigInteger b) {
  while (!b.is_zero()) {
    BigInteger rest = divide(a, b).remainder;
    a = std::move(b);
    b = std::move(rest);
  }
  return a;
}

}  // namespace kinerja::detail
