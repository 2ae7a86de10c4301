#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>

namespace kinerja {

/// An employee number as 64 bits. Up to 18 digits, as nearly all numbers are, stand for themselves;
/// of any other text it is a hash, and equal keys may be of different texts.
class EmployeeKey {
 public:
  explicit EmployeeKey(std::string_view employee) {
    for (const char c : employee) {
      const unsigned digit = static_cast<unsigned char>(c) - unsigned{'0'};
      if (digit > 9 || employee.size() > most_digits) {
        bits_ = std::hash<std::string_view>{}(employee) | no_number;
        return;
      }
      bits_ = 10 * bits_ + digit;
    }
  }
  explicit EmployeeKey(std::uint64_t bits) : bits_(bits) {}

  std::uint64_t bits() const { return bits_; }
  /// Whether no other text has this key.
  bool is_exact() const { return (bits_ & no_number) == 0; }
  /// A place below 2^n, for n of 1 to 64.
  std::size_t place(unsigned n) const {
    constexpr std::uint64_t golden = 0x9E37'79B9'7F4A'7C15;  // 2^64 / golden ratio: neighbours part
    return static_cast<std::size_t>((bits_ * golden) >> (64U - n));
  }

 private:
  static constexpr std::size_t most_digits = 18;
  static constexpr std::uint64_t no_number = std::uint64_t{1} << 63U;

  std::uint64_t bits_ = 1;  // before the first digit, so that zeros in front count
};

}  // namespace kinerja
