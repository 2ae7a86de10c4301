#pragma once

// The bytes of a CSV block that mean something, found 64 at a time.

#include "bytes16.hpp"

#include <cstddef>
#include <string_view>

namespace kinerja::tables {

/// Separators, quotes and line ends, one behind the other. Borrows the block.
class Marks {
 public:
  Marks(std::string_view block, char separator) : block_(block), separator_(separator) {}

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
    return bits_of(equal_to(bytes, separator_) | equal_to(bytes, '"') | equal_to(bytes, '\n') |
                   equal_to(bytes, '\r'));
  }

  std::string_view block_;
  char separator_;
  std::size_t group_ = 0;   // where the 64 bytes at hand begin
  std::uint64_t left_ = 0;  // marks among them that are still to come
};

}  // namespace kinerja::tables
