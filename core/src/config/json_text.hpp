#pragma once

#include <kinerja/core/cycle.hpp>
#include <kinerja/core/result.hpp>

#include "config/json_places.hpp"

#include <boost/json/value.hpp>

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kinerja {

/// A JSON text with comments and trailing commas, read as far as it can be, so that a repeated key
/// does not hide the other mistakes of a file.
struct JsonText {
  std::string text;  // without a UTF-8 mark
  std::string file;
  std::optional<boost::json::value> root;  // absent when the text is not JSON at all
  std::vector<JsonPlace> places;           // empty then
  std::vector<Mistake> mistakes;           // of the text itself, in its order

  /// A mistake at a JSON Pointer, or at the nearest parent that stands in the text.
  Mistake mistake(std::string_view pointer, Text message) const;
  /// A mistake at a byte of the text.
  Mistake mistake_at(std::size_t offset, std::string_view pointer, Text message) const;
};

JsonText parse_json_text(std::string text, std::string file);

Result<std::string> read_json_file(const std::filesystem::path& file);

}  // namespace kinerja
