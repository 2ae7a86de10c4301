#pragma once

#include <kinerja/core/text.hpp>

#include <boost/json/value.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace kinerja {

/// A word as messages show it: in quotes, without control characters, and not longer than a line.
std::string in_quotes(std::string_view word);

/// `"a", "b", "c"`; of a long list only the beginning.
std::string in_quotes(const std::vector<std::string_view>& words);

/// A value as messages show it: canonical JSON, not longer than a line.
std::string shown(const boost::json::value& value);

/// What a value is, for people: "teks", "daftar", ...
Text kind_name(const boost::json::value& value);

/// ` Maksud Anda "x"?` when one of `known` is near, else ` Yang ada: "x", "y".`, with a blank
/// before.
Text suggestion(std::string_view word, const std::vector<std::string_view>& known);

}  // namespace kinerja
