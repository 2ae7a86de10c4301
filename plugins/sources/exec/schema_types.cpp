#include "schema_types.hpp"

#include "table/json_lines.hpp"

#include <array>
#include <charconv>
#include <cmath>

namespace kinerja::taps {
namespace {

constexpr std::array<std::string_view, 7> type_names{
    "null", "boolean", "integer", "number", "string", "object", "array"};
enum : unsigned { null_type, boolean, integer, number, string, object, array };

constexpr std::uint8_t bit(unsigned type) {
  return static_cast<std::uint8_t>(1U << type);
}

// 3, 3.0 and 3e2 are integers by JSON Schema.
bool is_whole(std::string_view raw) {
  double value = 0;
  const auto read = std::from_chars(raw.data(), raw.data() + raw.size(), value);
  return read.ec == std::errc() && std::trunc(value) == value;
}

// The value of a member as it stands; empty: not there.
std::string_view member(const tables::JsonObject& object, std::string_view name) {
  for (std::size_t i = 0; i < object.names().size(); ++i)
    if (object.names()[i] == name) return object.raws()[i];
  return {};
}

// An array is read as the one member of an object, so that one reader is enough.
template <class Each>
bool each_text(std::string_view values, Each&& visit) {
  // Walks over the elements: each is wrapped into an object of its own.
  values.remove_prefix(1);
  for (;;) {
    const std::size_t begin = values.find_first_not_of(" \t,");
    if (begin == std::string_view::npos) return false;
    values.remove_prefix(begin);
    if (values[0] == ']') return true;
    if (values[0] != '"') return false;
    std::size_t end = 1;
    while (end < values.size() && values[end] != '"') end += values[end] == '\\' ? 2 : 1;
    tables::JsonObject one;
    const std::string line = "{\"v\":" + std::string(values.substr(0, end + 1)) + "}";
    if (!one.read(line)) return false;
    visit(one.cells()[0].text);
    values.remove_prefix(end + 1);
  }
}

JsonTypes types_of(std::string_view property) {
  tables::JsonObject object;
  if (!object.read(property)) return JsonTypes::any();
  JsonTypes types;
  const std::string_view type = member(object, "type");
  if (type.starts_with('"')) types.add(type.substr(1, type.size() - 2));
  if (type.starts_with('[')) each_text(type, [&](std::string_view name) { types.add(name); });
  return types.empty() ? JsonTypes::any() : types;
}

}  // namespace

JsonTypes JsonTypes::of(std::string_view raw) {
  switch (raw.empty() ? 'n' : raw[0]) {
    case 'n':
      return JsonTypes(bit(null_type));
    case 't':
    case 'f':
      return JsonTypes(bit(boolean));
    case '"':
      return JsonTypes(bit(string));
    case '{':
      return JsonTypes(bit(object));
    case '[':
      return JsonTypes(bit(array));
    default:
      return JsonTypes(static_cast<std::uint8_t>(bit(number) | (is_whole(raw) ? bit(integer) : 0)));
  }
}

bool JsonTypes::add(std::string_view name) {
  for (unsigned i = 0; i < type_names.size(); ++i) {
    if (type_names[i] != name) continue;
    bits_ = static_cast<std::uint8_t>(bits_ | bit(i));
    return true;
  }
  return false;
}

std::string JsonTypes::words() const {
  std::string list;
  for (unsigned i = 0; i < type_names.size(); ++i)
    if ((bits_ & bit(i)) != 0) list.append(list.empty() ? "" : ", ").append(type_names[i]);
  return list;
}

bool read_schema_types(std::string_view schema, SchemaTypes& out) {
  tables::JsonObject whole;
  if (!whole.read(schema)) return false;
  const std::string_view properties = member(whole, "properties");
  tables::JsonObject members;
  if (properties.empty() || !members.read(properties)) return false;
  for (std::size_t i = 0; i < members.names().size(); ++i) {
    out.names.emplace_back(members.names()[i]);
    out.types.push_back(types_of(members.raws()[i]));
  }
  return true;
}

bool read_texts(std::string_view array, std::vector<std::string>& out) {
  return array.starts_with('[') &&
         each_text(array, [&](std::string_view text) { out.emplace_back(text); });
}

}  // namespace kinerja::taps
