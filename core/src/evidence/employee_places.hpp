#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

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

/// Numbers of people by employee number, mostly found with one look at one place. Texts stay with
/// the caller. At most 32 bytes for each of them: a nation is five million people.
class EmployeePlaces {
 public:
  static constexpr std::uint32_t nobody = UINT32_MAX;

  /// The person of that number, or nobody; `is(person)` says whether one has it.
  template <class Is>
  std::uint32_t find(std::string_view employee, Is&& is) const {
    if (places_.empty()) return nobody;
    const EmployeeKey key(employee);
    for (std::size_t at = key.place(bits_); places_[at].person != nobody; at = behind(at))
      if (places_[at].key() == key.bits() && (key.is_exact() || is(places_[at].person)))
        return places_[at].person;
    return nobody;
  }
  /// Lets the processor fetch what find() will look at.
  void expect(std::string_view employee) const {
    if (!places_.empty()) __builtin_prefetch(&places_[EmployeeKey(employee).place(bits_)]);
  }
  /// Adds somebody who is not there yet.
  void add(std::string_view employee, std::uint32_t person) {
    if (4 * (people_ + 1) > 3 * places_.size()) grow();
    ++people_;
    put(EmployeeKey(employee), person);
  }

 private:
  // In three words, as a place of 16 bytes would be a third larger for nothing.
  struct Place {
    std::uint32_t low = 0, high = 0;  // of the key
    std::uint32_t person = nobody;

    std::uint64_t key() const { return std::uint64_t{high} << 32U | low; }
  };

  std::size_t behind(std::size_t at) const { return (at + 1) & (places_.size() - 1); }
  void put(EmployeeKey key, std::uint32_t person) {
    std::size_t at = key.place(bits_);
    while (places_[at].person != nobody) at = behind(at);
    places_[at] = {static_cast<std::uint32_t>(key.bits()),
                   static_cast<std::uint32_t>(key.bits() >> 32U),
                   person};
  }
  void grow() {
    ++bits_;
    std::vector<Place> before(std::size_t{1} << bits_);
    before.swap(places_);
    for (const Place& place : before)
      if (place.person != nobody) put(EmployeeKey(place.key()), place.person);
  }

  std::size_t people_ = 0;
  unsigned bits_ = 7;          // places are 2^bits
  std::vector<Place> places_;  // at most three of four are taken
};

}  // namespace kinerja
