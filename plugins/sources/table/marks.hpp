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
    look_at(at - at % 64);
    left_ &= ~std::uint64_t{0} << (at % 64);
  }
  /// Where the next mark is; the size of the block: there is none.
  std::size_t next() {
    while (left_ == 0) {
      if (block_.size() - group_ <= 64) return block_.size();
      look_at(group_ + 64);
    }
    const std::size_t mark = group_ + static_cast<std::size_t>(std::countr_zero(left_));
    left_ &= left_ - 1;
    return mark;
  }

  /// Writes where the next marks are: at most so many, and none behind one that is no separator
  /// (or the block's size, as next() gives it). Returns how many.
  std::size_t next_ends(std::uint32_t* ends, std::size_t most) {
    std::uint64_t left = left_;
    std::size_t n = 0;
    while (n < most) {
      if (left == 0) {
        left_ = 0;
        ends[n] = static_cast<std::uint32_t>(next());
        left = left_;
      } else {
        ends[n] =
            static_cast<std::uint32_t>(group_ + static_cast<std::size_t>(std::countr_zero(left)));
        left &= left - 1;
      }
      const std::uint32_t mark = ends[n++];
      if (mark == block_.size() || block_[mark] != separator_) break;
    }
    left_ = left;
    return n;
  }

 private:
  // Not inline: next() is to stay short, as most marks are no longer to be looked for.
  [[gnu::noinline]] void look_at(std::size_t group) {
    group_ = group;
    if (block_.size() - group >= 64) {
      left_ = marks_of(block_.data() + group);
      return;
    }
    char last[64] = {};  // no mark is 0
    std::memcpy(last, block_.data() + group, block_.size() - group);
    left_ = marks_of(last);
  }
  // Bit i: byte i of 64 is a mark.
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
