#pragma once

// Finds texts of a column that came a short while ago, so that a column of few different words
// keeps each of them once. The host's own columns use it as well.

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <utility>

namespace kinerja::detail {

/// Whether two texts are equal; short ones, as most in tables are, without a call.
inline bool same_text(std::string_view a, std::string_view b) {
  const std::size_t n = a.size();
  if (n != b.size()) return false;
  const auto same_at = [&](auto whole, std::size_t at) {
    auto left = whole, right = whole;
    std::memcpy(&left, a.data() + at, sizeof whole);
    std::memcpy(&right, b.data() + at, sizeof whole);
    return left == right;
  };
  if (n > 2 * sizeof(std::uint64_t)) return a == b;
  if (n >= sizeof(std::uint64_t))
    return same_at(std::uint64_t{}, 0) && same_at(std::uint64_t{}, n - sizeof(std::uint64_t));
  if (n >= sizeof(std::uint32_t))
    return same_at(std::uint32_t{}, 0) && same_at(std::uint32_t{}, n - sizeof(std::uint32_t));
  // First, middle and last are all of up to three.
  return n == 0 || ((a[0] ^ b[0]) | (a[n / 2] ^ b[n / 2]) | (a[n - 1] ^ b[n - 1])) == 0;
}

/// A number whose upper bits tell a handful of words apart, mostly: by length, ends and middle.
inline std::uint32_t mixed(std::string_view text) {
  if (text.empty()) return 0;
  const auto at = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  return at(0) * 2'654'435'761U + at(text.size() - 1) * 2'246'822'519U +
         at(text.size() / 2) * 3'266'489'917U +
         static_cast<std::uint32_t>(text.size()) * 668'265'263U;
}

class RecentTexts {
 public:
  struct Found {
    std::uint32_t& row;  // for the caller to put the row into that has the text from now on
    bool there;          // whether `row` has the text; else it is new
  };
  /// Looks for a row that has this text; `is_there(row)` says whether one has it.
  template <class IsThere>
  Found find(std::string_view text, IsThere&& is_there) {
    // Two places for each text, so that two that fall together do not drive each other out.
    std::uint32_t& newest = rows_[place_of(text)];
    if (is_there(newest)) return {newest, true};
    std::swap(newest, rows_[place_of(text) ^ 1U]);
    return {newest, is_there(newest)};
  }

 private:
  static std::size_t place_of(std::string_view text) { return mixed(text) >> 28U; }

  std::array<std::uint32_t, 16> rows_{};
};

}  // namespace kinerja::detail
