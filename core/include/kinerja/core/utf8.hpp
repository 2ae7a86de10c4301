#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace kinerja {

/// The place of the first byte that is not UTF-8 (overlong forms and surrogates are not), if any.
std::optional<std::size_t> first_invalid_utf8(std::string_view bytes);

inline bool valid_utf8(std::string_view bytes) {
  return !first_invalid_utf8(bytes);
}

/// Characters, not bytes. The text must be valid UTF-8.
std::size_t character_count(std::string_view text);

/// The first `characters` characters, or all when there are fewer.
std::string_view first_characters(std::string_view text, std::size_t characters);

/// The same, with "…" behind them if that left something out.
std::string shortened(std::string_view text, std::size_t characters);

/// At most `most_bytes` of what a plugin or a file gave and may be no text at all, as one line that
/// no terminal obeys: bytes that are no UTF-8 become '?', control characters spaces.
std::string printable(std::string_view bytes, std::size_t most_bytes);

}  // namespace kinerja
