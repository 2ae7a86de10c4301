#pragma once

// Whole numbers without an upper end, slow and simple: for the few cases that 128 bits leave open.

#include <compare>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace kinerja::bench {

class Natural {
 public:
  // Any whole number is one of these, too.
  Natural(std::uint64_t number) {  // NOLINT(google-explicit-constructor)
    for (; number != 0; number >>= limb_bits) limbs_.push_back(number & limb_mask);
  }

  friend Natural operator*(const Natural& a, const Natural& b) {
    Natural product(0);
    product.limbs_.assign(a.limbs_.size() + b.limbs_.size(), 0);
    for (std::size_t i = 0; i < a.limbs_.size(); ++i) {
      std::uint64_t carry = 0;
      for (std::size_t k = 0; k < b.limbs_.size() || carry != 0; ++k) {
        const std::uint64_t factor = k < b.limbs_.size() ? b.limbs_[k] : 0;
        const std::uint64_t sum = product.limbs_[i + k] + a.limbs_[i] * factor + carry;
        product.limbs_[i + k] = sum & limb_mask;
        carry = sum >> limb_bits;
      }
    }
    product.trim();
    return product;
  }
  friend Natural operator+(const Natural& a, const Natural& b) {
    Natural total(0);
    std::uint64_t carry = 0;
    for (std::size_t k = 0; k < a.limbs_.size() || k < b.limbs_.size() || carry != 0; ++k) {
      if (k < a.limbs_.size()) carry += a.limbs_[k];
      if (k < b.limbs_.size()) carry += b.limbs_[k];
      total.limbs_.push_back(carry & limb_mask);
      carry >>= limb_bits;
    }
    return total;
  }
  friend std::strong_ordering operator<=>(const Natural& a, const Natural& b) {
    if (const auto sizes = a.limbs_.size() <=> b.limbs_.size(); sizes != 0) return sizes;
    for (std::size_t k = a.limbs_.size(); k-- > 0;)
      if (const auto order = a.limbs_[k] <=> b.limbs_[k]; order != 0) return order;
    return std::strong_ordering::equal;
  }
  friend bool operator==(const Natural& a, const Natural& b) = default;

 private:
  static constexpr unsigned limb_bits = 32;
  static constexpr std::uint64_t limb_mask = 0xffffffff;

  void trim() {
    while (!limbs_.empty() && limbs_.back() == 0) limbs_.pop_back();
  }

  std::vector<std::uint64_t> limbs_;  // the lowest first, none zero at the end
};

/// Not negative; kept as it comes, not reduced.
struct Fraction {
  Natural above = 0;
  Natural below = 1;

  friend std::strong_ordering operator<=>(const Fraction& a, const Fraction& b) {
    return a.above * b.below <=> b.above * a.below;
  }
};

}  // namespace kinerja::bench
