#pragma once

// The bytes of a CSV block that mean something, found 64 at a time.

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace kinerja::tables {

/// 16 bytes that the processor looks at in one step.
using Bytes16 [[gnu::vector_size(16)]] = std::uint8_t;

inline Bytes16 load_16(const char* from) {
  Bytes16 bytes;
  std::memcpy(&bytes, from, sizeof bytes);
  return bytes;
}

/// Separators, quotes and line ends, one behind the other. Borrows the block.
class Marks {
 public:
  Marks(std::string_view block, char separator)
      : block_(block), separator_(Bytes16{} + static_cast<std::uint8_t>(separator)) {}

  /// Goes on with the marks from this byte on, which lies in the block.
  void seek(std::size_t at) {
    group_ = at - at % 64;
    left_ = marks_of(group_) & (~std::uint64_t{0} << (at % 64));
  }
  /// Where the next mark is; the size of the block: there is none.
  std::size_t next() {
    while (left_ == 0) {
      if (block_.size() - group_ <= 64) return block_.size();
      group_ += 64;
      left_ = marks_of(group_);
    }
    const std::size_t mark = group_ + static_cast<std::size_t>(std::countr_zero(left_));
    left_ &= left_ - 1;
    return mark;
  }

 private:
  // Bit i: byte i of the 64 from `at` on is a mark.
  std::uint64_t marks_of(std::size_t at) const {
    if (block_.size() - at >= 64) return marks_of(block_.data() + at);
    char last[64] = {};  // no mark is 0
    std::memcpy(last, block_.data() + at, block_.size() - at);
    return marks_of(last);
  }
  std::uint64_t marks_of(const char* bytes) const {
    return marks_of_16(bytes) | marks_of_16(bytes + 16) << 16U | marks_of_16(bytes + 32) << 32U |
           marks_of_16(bytes + 48) << 48U;
  }
  std::uint64_t marks_of_16(const char* from) const {
    const Bytes16 bytes = load_16(from);
    const auto hits = (bytes == separator_) | (bytes == '\n') | (bytes == '\r') | (bytes == '"');
    // A bit for each hit, in its place among eight; the bits of eight bytes add up to one byte.
    constexpr Bytes16 places = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
    const auto bits = std::bit_cast<Halves>(std::bit_cast<Bytes16>(hits) & places);
    constexpr std::uint64_t sum = 0x0101'0101'0101'0101;
    return (bits.low * sum) >> 56U | ((bits.high * sum) >> 56U) << 8U;
  }

  struct Halves {
    std::uint64_t low, high;
  };

  std::string_view block_;
  Bytes16 separator_;
  std::size_t group_ = 0;   // where the 64 bytes at hand begin
  std::uint64_t left_ = 0;  // marks among them that are still to come
};

}  // namespace kinerja::tables
