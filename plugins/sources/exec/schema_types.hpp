#pragma once

// What the SCHEMA of a stream says about its members: their names and types. Formats, ranges and
// the inside of nested values are the program's own business; a column cannot hold them.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kinerja::taps {

/// A set of JSON types.
class JsonTypes {
 public:
  static JsonTypes any() { return JsonTypes(all); }
  /// Of a value as it stands in a line.
  static JsonTypes of(std::string_view raw);

  /// Adds the type that JSON Schema calls so; false: there is none of that name.
  bool add(std::string_view name);
  bool holds(JsonTypes value) const { return (bits_ & value.bits_) != 0; }
  bool empty() const { return bits_ == 0; }
  /// "string, null"
  std::string words() const;

  JsonTypes() = default;

 private:
  explicit JsonTypes(std::uint8_t bits) : bits_(bits) {}

  static constexpr std::uint8_t all = 0x7F;
  std::uint8_t bits_ = 0;
};

struct SchemaTypes {
  std::vector<std::string> names;
  std::vector<JsonTypes> types;  // any, where the schema does not say
};

/// False for what is no object with "properties"; then any member may be anything.
bool read_schema_types(std::string_view schema, SchemaTypes& out);

/// The texts of a JSON array; false for anything else.
bool read_texts(std::string_view array, std::vector<std::string>& out);

}  // namespace kinerja::taps
