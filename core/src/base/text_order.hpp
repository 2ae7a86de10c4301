#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace kinerja {

namespace detail {

/// The first eight bytes as a number that orders as they do; what is missing counts as 0.
inline std::uint64_t first_bytes(std::string_view text) {
  static_assert(std::endian::native == std::endian::little);
  const char* const at = text.data();
  const std::size_t n = text.size();
  const auto load = [](auto number, const char* from) {
    std::memcpy(&number, from, sizeof number);
    return number;
  };
  if (n >= 8) return __builtin_bswap64(load(std::uint64_t{}, at));
  if (n >= 4) {
    const std::uint64_t front = __builtin_bswap32(load(std::uint32_t{}, at));
    const std::uint64_t back = __builtin_bswap32(load(std::uint32_t{}, at + n - 4));
    return front << 32U | back << 8 * (8 - n);
  }
  if (n == 0) return 0;
  const auto byte = [&](std::size_t i) {
    return std::uint64_t{static_cast<unsigned char>(at[i])} << 8 * (7 - i);
  };
  return byte(0) | byte(n / 2) | byte(n - 1);
}

}  // namespace detail

/// Below, equal or above 0, as a.compare(b); short texts, as most in tables are, without a call.
inline int text_order(std::string_view a, std::string_view b) {
  if (a.data() == b.data() && a.size() == b.size()) return 0;  // columns keep equal texts once
  constexpr std::size_t looked_at = 8;
  const std::uint64_t front_a = detail::first_bytes(a), front_b = detail::first_bytes(b);
  if (front_a != front_b) return front_a < front_b ? -1 : 1;
  if (a.size() <= looked_at || b.size() <= looked_at)
    return a.size() == b.size() ? 0 : (a.size() < b.size() ? -1 : 1);
  return a.substr(looked_at).compare(b.substr(looked_at));
}

}  // namespace kinerja
