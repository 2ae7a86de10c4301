#pragma once

// Which characters the bytes of an input stand for. Separators, quotes and line ends are the same
// bytes in UTF-8 and in Windows-1252, so records are read from the bytes as they come, and only
// the cells in use are turned into UTF-8, once the whole input has been seen.

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

namespace kinerja::tables {

enum class Encoding { automatic, utf8, windows_1252 };

/// Looks at all bytes of one input, in blocks cut anywhere.
class ByteCheck {
 public:
  explicit ByteCheck(std::string input) : input_(std::move(input)) {}

  /// Takes the next block and hands on its bytes, without a UTF-8 mark at the beginning. Throws
  /// Failure for what is no text at all. `hand_on` may be called twice.
  template <class HandOn>
  void take(std::string_view block, HandOn&& hand_on) {
    if (!begun_) {
      const std::size_t more = std::min<std::size_t>(3 - head_.size(), block.size());
      head_.append(block.substr(0, more));
      block.remove_prefix(more);
      if (head_.size() < 3) return;
      begin(hand_on);
    }
    if (block.empty()) return;
    look_at(block);
    hand_on(block);
  }
  /// Hands on what a very short input left behind.
  template <class HandOn>
  void finish(HandOn&& hand_on) {
    if (!begun_) begin(hand_on);
  }

  /// UTF-8 or Windows-1252, after all bytes. Throws Failure with the place of the first bad byte.
  Encoding decide(Encoding wish) const;

 private:
  struct Place {
    std::uint64_t byte = 0;  // counted from 1; 0: nowhere
    std::uint64_t line = 0;
  };

  template <class HandOn>
  void begin(HandOn&& hand_on) {
    begun_ = true;
    if (strip_mark()) return;
    look_at(head_);
    if (!head_.empty()) hand_on(std::string_view(head_));
  }

  bool strip_mark();
  void look_at(std::string_view block);
  bool look_at_ascii(std::string_view piece);
  void look_at_bytes(std::string_view piece);
  void look_at_utf8(unsigned char byte);
  [[noreturn]] void refuse(std::string_view key, Place place) const;

  std::string input_;
  std::string head_;
  bool begun_ = false;
  bool marked_ = false;
  bool after_return_ = false;
  std::uint64_t byte_ = 0;
  std::uint64_t line_ = 1;

  // The sequence that is being read: bytes still to come and what the next one may be.
  int to_come_ = 0;
  unsigned char low_ = 0x80;
  unsigned char high_ = 0xBF;
  Place sequence_;

  bool saw_sequence_ = false;
  Place bad_utf8_;
  Place bad_1252_;
};

/// The text of a header, read before the encoding is known: UTF-8 if it can be.
std::string header_text(std::string_view bytes, Encoding wish);

bool is_utf8(std::string_view bytes);
std::string from_windows_1252(std::string_view bytes);

}  // namespace kinerja::tables
