#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace kinerja {

struct LineColumn {
  int line = 0;    // counted from 1
  int column = 0;  // in characters, counted from 1
};
LineColumn line_column(std::string_view text, std::size_t offset);

/// A JSON Pointer with one more step.
std::string below(std::string_view pointer, std::string_view key);
std::string below(std::string_view pointer, std::size_t index);

/// A value in a JSON text.
struct JsonPlace {
  std::string pointer;
  std::string key;        // empty but in objects
  std::size_t parent;     // place of the object or array around it; its own place for the root
  std::size_t key_begin;  // where the key stands, or the value where there is none
  std::size_t begin;
  std::size_t end;
};

/// All values of a text that Boost.JSON has accepted, with comments and trailing commas, in the
/// order of the text. Boost's values don't know where they came from; this does.
std::vector<JsonPlace> json_places(std::string_view text);

/// The value at `pointer`, or the nearest parent that stands in the text. Of a repeated key the
/// last, which is the one that a parser keeps.
const JsonPlace& nearest_place(const std::vector<JsonPlace>& places, std::string_view pointer);

/// A key that an object has had before.
struct RepeatedKey {
  std::size_t first;  // places
  std::size_t again;
};
std::vector<RepeatedKey> repeated_keys(const std::vector<JsonPlace>& places);

}  // namespace kinerja
