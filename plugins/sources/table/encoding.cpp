#include "encoding.hpp"

#include <kinerja/cpp/base.hpp>

#include "bytes16.hpp"

#include <array>

namespace kinerja::tables {
namespace {

// Code points of the bytes 0x80 to 0x9F; 0: not in use.
constexpr std::array<std::uint16_t, 32> windows_1252_high = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

// Looked at together; few enough for a byte to count their line ends, sixteen at a time.
constexpr std::size_t piece_bytes = 1'024;

bool in_windows_1252(unsigned char byte) {
  return byte < 0x80 || byte >= 0xA0 || windows_1252_high[byte - 0x80U] != 0;
}

}  // namespace

bool ByteCheck::strip_mark() {
  if (head_.starts_with("\xFF\xFE") || head_.starts_with("\xFE\xFF"))
    throw Failure(KINERJA_E_INPUT, "ENCODING_UTF16", input_);
  marked_ = head_ == "\xEF\xBB\xBF";
  if (marked_) byte_ = 3;
  return marked_;
}

void ByteCheck::look_at(std::string_view block) {
  // The first byte apart: behind it each byte has one before it in the block.
  std::size_t at = std::min<std::size_t>(1, block.size());
  look_at_bytes(block.substr(0, at));
  while (block.size() - at >= sizeof(Bytes16)) {
    const std::size_t whole = block.size() - at - (block.size() - at) % sizeof(Bytes16);
    const std::string_view piece = block.substr(at, std::min(whole, piece_bytes));
    if (to_come_ > 0 || !look_at_ascii(piece)) look_at_bytes(piece);
    at += piece.size();
  }
  look_at_bytes(block.substr(at));
}

// A piece of ASCII, of whole Bytes16, holds nothing but lines to count. False, and nothing done,
// when it is not.
bool ByteCheck::look_at_ascii(std::string_view piece) {
  Bytes16 all = {};
  Bytes16 zeros = {};
  Bytes16 line_ends = {};
  for (const char* c = piece.data(); c != piece.data() + piece.size(); c += sizeof(Bytes16)) {
    const Bytes16 bytes = load_16(c);
    const Bytes16 feeds = equal_to(bytes, '\n') & ~equal_to(load_16(c - 1), '\r');
    all |= bytes;
    zeros |= equal_to(bytes, '\0');
    line_ends -= equal_to(bytes, '\r') | feeds;
  }
  if (any_bit(all & 0x80) || any_bit(zeros)) return false;
  byte_ += piece.size();
  for (std::size_t i = 0; i < sizeof(Bytes16); ++i) line_ += line_ends[i];
  after_return_ = piece.back() == '\r';
  return true;
}

void ByteCheck::look_at_bytes(std::string_view piece) {
  for (const char c : piece) {
    const auto byte = static_cast<unsigned char>(c);
    ++byte_;
    if (byte == 0) refuse("NOT_TEXT", {byte_, line_});
    if (byte == '\r' || (byte == '\n' && !after_return_)) ++line_;
    after_return_ = byte == '\r';
    if (bad_utf8_.byte == 0 && (byte >= 0x80 || to_come_ > 0)) look_at_utf8(byte);
    if (bad_1252_.byte == 0 && !in_windows_1252(byte)) bad_1252_ = {byte_, line_};
  }
}

// One step of reading UTF-8: no overlong forms, no surrogates, nothing above U+10FFFF.
void ByteCheck::look_at_utf8(unsigned char byte) {
  if (to_come_ > 0) {
    if (byte < low_ || byte > high_) {
      bad_utf8_ = sequence_;
      return;
    }
    low_ = 0x80;
    high_ = 0xBF;
    if (--to_come_ == 0) saw_sequence_ = true;
    return;
  }
  sequence_ = {byte_, line_};
  if (byte >= 0xC2 && byte <= 0xDF) {
    to_come_ = 1;
  } else if (byte >= 0xE0 && byte <= 0xEF) {
    to_come_ = 2;
    if (byte == 0xE0) low_ = 0xA0;
    if (byte == 0xED) high_ = 0x9F;
  } else if (byte >= 0xF0 && byte <= 0xF4) {
    to_come_ = 3;
    if (byte == 0xF0) low_ = 0x90;
    if (byte == 0xF4) high_ = 0x8F;
  } else {
    bad_utf8_ = sequence_;
  }
}

Encoding ByteCheck::decide(Encoding wish) const {
  const Place bad_utf8 = bad_utf8_.byte == 0 && to_come_ > 0 ? sequence_ : bad_utf8_;
  if (wish == Encoding::utf8 || (marked_ && wish == Encoding::automatic)) {
    if (bad_utf8.byte != 0) refuse("ENCODING_NOT_UTF8", bad_utf8);
    return Encoding::utf8;
  }
  if (marked_) refuse("ENCODING_MARK", {1, 1});
  if (wish == Encoding::automatic) {
    if (bad_utf8.byte == 0) return Encoding::utf8;
    // Letters of both encodings in one file: a guess would spoil one of them.
    if (saw_sequence_) refuse("ENCODING_MIXED", bad_utf8);
  }
  if (bad_1252_.byte != 0) refuse("ENCODING_NOT_1252", bad_1252_);
  return Encoding::windows_1252;
}

void ByteCheck::refuse(std::string_view key, Place place) const {
  throw Failure(KINERJA_E_INPUT,
                std::string(key) + ": " + std::to_string(place.byte),
                input_ + ":" + std::to_string(place.line));
}

bool is_utf8(std::string_view bytes) {
  // The check of a whole input does for one text: a mark or a zero byte cannot be in a header.
  ByteCheck check("");
  try {
    check.take(bytes, [](std::string_view) {});
    check.finish([](std::string_view) {});
    check.decide(Encoding::utf8);
  } catch (const Failure&) {
    return false;
  }
  return true;
}

std::string header_text(std::string_view bytes, Encoding wish) {
  if (wish == Encoding::windows_1252 || !is_utf8(bytes)) return from_windows_1252(bytes);
  return std::string(bytes);
}

std::string from_windows_1252(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size() + 8);
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80) {
      out += c;
      continue;
    }
    const unsigned code = byte >= 0xA0 ? byte : windows_1252_high[byte - 0x80U];
    if (code == 0) {
      out += '?';
    } else if (code < 0x800) {
      out += static_cast<char>(0xC0U | (code >> 6U));
      out += static_cast<char>(0x80U | (code & 0x3FU));
    } else {
      out += static_cast<char>(0xE0U | (code >> 12U));
      out += static_cast<char>(0x80U | ((code >> 6U) & 0x3FU));
      out += static_cast<char>(0x80U | (code & 0x3FU));
    }
  }
  return out;
}

}  // namespace kinerja::tables
