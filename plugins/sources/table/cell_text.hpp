#pragma once

// Small works on the text of a cell.

#include <algorithm>
#include <string>
#include <string_view>

namespace kinerja::tables {

/// What is wrong with a cell or row: a key of the plugin's texts, or "KEY: value". Empty: nothing.
using Reason = std::string;

/// "KEY: value", with a value that is too long for a message cut at a character's border.
Reason reason(std::string_view key, std::string_view value);

std::string_view trim_blanks(std::string_view text);

/// Without blanks (also no-break ones) at both ends.
inline std::string_view trim(std::string_view text) {
  const auto plain = [](char c) { return c > ' ' && static_cast<unsigned char>(c) < 0x80; };
  if (text.empty() || (plain(text.front()) && plain(text.back()))) return text;
  return trim_blanks(text);
}

/// The first `bytes` bytes at most, never half a character.
std::string_view cut(std::string_view text, std::size_t bytes);

/// For comparing what people type: trimmed, one blank for several, A to Z in lower case.
std::string folded(std::string_view text);

inline bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool all_digits(std::string_view text);

/// The candidate that is so close to `word` that it was probably meant; empty: none is. At most a
/// third of the longer one may differ: two letters of three make another word.
template <class Texts>
std::string_view nearest(std::string_view word, const Texts& candidates);

/// Letters that have to be changed, added or left out to make one text of the other.
std::size_t distance(std::string_view a, std::string_view b);

template <class Texts>
std::string_view nearest(std::string_view word, const Texts& candidates) {
  const std::string wanted = folded(word);
  std::size_t best = std::max<std::size_t>(2, wanted.size() / 4) + 1;
  std::string_view found;
  for (const auto& candidate : candidates) {
    const std::string text = folded(candidate);
    const std::size_t away = distance(wanted, text);
    if (away >= best || 3 * away > std::max(wanted.size(), text.size())) continue;
    best = away;
    found = candidate;
  }
  return found;
}

}  // namespace kinerja::tables
