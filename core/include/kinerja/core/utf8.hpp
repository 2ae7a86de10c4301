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

}  // namespace kinerja
