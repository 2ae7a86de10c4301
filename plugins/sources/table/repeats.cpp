#include "repeats.hpp"

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
  const auto [found, fresh] = rows_.try_emplace(print, First{content, line});
  if (fresh) return Seen::never;
  first_line = found->second.line;
  return found->second.content == content ? Seen::same : Seen::other;
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
