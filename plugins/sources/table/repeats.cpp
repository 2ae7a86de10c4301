#include "repeats.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

namespace kinerja::tables {
namespace {

// The finish of MurmurHash3: every bit of the word reaches every bit of the result.
std::uint64_t mixed(std::uint64_t word) {
  word = (word ^ (word >> 33U)) * 0xFF51AFD7ED558CCDU;
  word = (word ^ (word >> 33U)) * 0xC4CEB9FE1A85EC53U;
  return word ^ (word >> 33U);
}

}  // namespace

void Fingerprint::add(std::string_view text) {
  const auto take = [this](std::uint64_t word) {
    a = mixed(a ^ word);
    b = mixed(std::rotl(b, 23) + word * 0x9FB21C651E98DF25U);
  };
  take(text.size());
  while (!text.empty()) {
    char bytes[8] = {};
    const std::size_t n = text.size() < 8 ? text.size() : 8;
    std::memcpy(bytes, text.data(), n);
    std::uint64_t word = 0;
    std::memcpy(&word, bytes, sizeof word);
    take(word);
    text.remove_prefix(n);
  }
}

Repeats::Seen Repeats::look_up(std::string_view key,
                               std::uint64_t content,
                               std::uint32_t line,
                               std::uint32_t& first_line) {
  Fingerprint print;
  print.add(key);
  if (2 * taken_ >= places_.size()) grow();
  First& first = place_of(print);
  if (first.line == 0) {
    first = {print, content, line};
    ++taken_;
    return Seen::never;
  }
  first_line = first.line;
  return first.content == content ? Seen::same : Seen::other;
}

// Where a fingerprint stands, or the empty place where it belongs.
Repeats::First& Repeats::place_of(const Fingerprint& print) {
  const std::size_t mask = places_.size() - 1;
  std::size_t at = static_cast<std::size_t>(print.a ^ print.b) & mask;
  while (places_[at].line != 0 && !(places_[at].print == print)) at = (at + 1) & mask;
  return places_[at];
}

void Repeats::grow() {
  constexpr std::size_t smallest = 1'024;
  std::vector<First> before(std::max(smallest, 2 * places_.size()));
  before.swap(places_);
  for (const First& first : before)
    if (first.line != 0) place_of(first.print) = first;
}

std::uint32_t DoubleSends::look_up(std::uint64_t content,
                                   std::int64_t time_ms,
                                   std::uint32_t line) {
  const auto [found, fresh] = last_.try_emplace(content, Last{time_ms, line});
  if (fresh) return 0;
  const Last before = found->second;
  found->second = {time_ms, line};
  const std::int64_t apart =
      time_ms > before.time_ms ? time_ms - before.time_ms : before.time_ms - time_ms;
  return apart <= window_ms_ ? before.line : 0;
}

}  // namespace kinerja::tables
