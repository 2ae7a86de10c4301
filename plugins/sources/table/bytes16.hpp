#pragma once

// Sixteen bytes that the processor looks at in one step, whatever processor it is. Comparing gives
// 0xFF where it is so and 0 elsewhere.

#include <bit>
#include <cstdint>
#include <cstring>

namespace kinerja::tables {

using Bytes16 [[gnu::vector_size(16)]] = std::uint8_t;

struct Halves {
  std::uint64_t low, high;
};

inline Bytes16 load_16(const char* from) {
  Bytes16 bytes;
  std::memcpy(&bytes, from, sizeof bytes);
  return bytes;
}

inline Bytes16 equal_to(Bytes16 bytes, char c) {
  return std::bit_cast<Bytes16>(bytes == static_cast<std::uint8_t>(c));
}

inline Halves halves(Bytes16 bytes) {
  return std::bit_cast<Halves>(bytes);
}

inline bool any_bit(Bytes16 bytes) {
  return (halves(bytes).low | halves(bytes).high) != 0;
}

/// Bit i: byte i of a comparison's result is not 0.
inline std::uint64_t bits_of(Bytes16 compared) {
  // Each of eight bytes keeps one bit in a place of its own, so they add up to one byte.
  constexpr Bytes16 places = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
  constexpr std::uint64_t sum = 0x0101'0101'0101'0101;
  const Halves bits = halves(compared & places);
  return (bits.low * sum) >> 56U | ((bits.high * sum) >> 56U) << 8U;
}

}  // namespace kinerja::tables
