// Reading a schema: what it may say, and that it does not contradict itself. An author learns of a
// slip when the plugin is loaded, and not when some city's settings are checked against it.

#include <kinerja/core/config.hpp>

#include "config/json_places.hpp"
#include "config/schema_check.hpp"
#include "config/words.hpp"

#include <algorithm>
#include <array>

namespace kinerja {
namespace {

namespace json = boost::json;

using Words = std::vector<std::string_view>;
using Problem = std::optional<Error>;

Error problem(std::string_view pointer, Text message) {
  return fail(
      Errc::invalid_config,
      text("Skema, {}: {}",
           "Schema, {}: {}",
           {pointer.empty() ? std::string("/") : std::string(pointer), std::move(message)}));
}

Problem must_be(bool is_so, std::string_view pointer, std::string_view id, std::string_view en) {
  if (is_so) return std::nullopt;
  return problem(pointer, text("harus {}.", "must be {}.", {text(id, en)}));
}

bool is_count(const json::value& value) {
  return value.is_uint64() || (value.is_int64() && value.get_int64() >= 0);
}

bool is_list_of_texts(const json::value& value) {
  const auto* list = value.if_array();
  return list &&
         std::all_of(list->begin(), list->end(), [](auto& item) { return item.is_string(); });
}

Problem check_schema(const json::value& schema, const std::string& pointer);

Problem check_properties(const json::value& value, const std::string& pointer) {
  if (!value.is_object()) return must_be(false, pointer, "objek", "an object");
  for (const auto& property : value.get_object())
    if (auto found = check_schema(property.value(), below(pointer, property.key()))) return found;
  return std::nullopt;
}

Problem check_type(const json::value& value, const std::string& pointer) {
  static constexpr std::array<std::string_view, 7> types = {
      "object", "array", "string", "number", "integer", "boolean", "null"};
  const auto* type = value.if_string();
  if (type && std::find(types.begin(), types.end(), std::string_view(*type)) != types.end())
    return std::nullopt;
  return problem(pointer,
                 text("{} bukan jenis. Pilihannya: {}.",
                      "{} is no type. Choose one of: {}.",
                      {shown(value), in_quotes(Words(types.begin(), types.end()))}));
}

Problem check_keyword(std::string_view keyword,
                      const json::value& value,
                      const std::string& pointer) {
  if (keyword == "type") return check_type(value, pointer);
  if (keyword == "properties") return check_properties(value, pointer);
  if (keyword == "items") return check_schema(value, pointer);
  if (keyword == "additionalProperties")
    return value.is_bool() ? std::nullopt : check_schema(value, pointer);
  if (keyword == "required")
    return must_be(is_list_of_texts(value), pointer, "daftar teks", "a list of texts");
  if (keyword == "enum")
    return must_be(value.is_array() && !value.get_array().empty(),
                   pointer,
                   "daftar yang berisi",
                   "a list that is not empty");
  if (keyword == "minimum" || keyword == "maximum" || keyword == "exclusiveMinimum")
    return must_be(value.is_number(), pointer, "angka", "a number");
  if (keyword == "minLength" || keyword == "maxLength" || keyword == "minItems" ||
      keyword == "maxItems")
    return must_be(is_count(value), pointer, "angka bulat, 0 atau lebih", "a whole number from 0");
  if (keyword == "title" || keyword == "description" || keyword == "$schema")
    return must_be(value.is_string(), pointer, "teks", "a text");
  if (keyword == "const" || keyword == "default") return std::nullopt;
  static constexpr std::array<std::string_view, 18> known = {"type",
                                                             "properties",
                                                             "required",
                                                             "additionalProperties",
                                                             "items",
                                                             "enum",
                                                             "const",
                                                             "minimum",
                                                             "maximum",
                                                             "exclusiveMinimum",
                                                             "minItems",
                                                             "maxItems",
                                                             "minLength",
                                                             "maxLength",
                                                             "default",
                                                             "title",
                                                             "$schema",
                                                             "description"};
  return problem(
      pointer,
      text("kata kunci {} tidak didukung.{}",
           "the keyword {} is not supported.{}",
           {in_quotes(keyword), suggestion(keyword, Words(known.begin(), known.end()))}));
}

// With additionalProperties false, a required key without a property could never be given.
Problem check_required(const json::object& schema, const std::string& pointer) {
  const auto* required = schema.if_contains("required");
  const auto* open = schema.if_contains("additionalProperties");
  if (required == nullptr || open == nullptr || !open->is_bool() || open->get_bool())
    return std::nullopt;
  const auto* properties = schema.if_contains("properties");
  for (const auto& key : required->get_array())
    if (properties == nullptr || !properties->get_object().contains(key.get_string()))
      return problem(below(pointer, "required"),
                     text("{} wajib, tetapi tidak ada di properties.",
                          "{} is required, but is not among the properties.",
                          {in_quotes(key.get_string())}));
  return std::nullopt;
}

// A default that its own schema refuses would make every setting that leaves it out a mistake.
Problem check_default(const json::object& schema, const std::string& pointer) {
  const auto* given = schema.if_contains("default");
  if (given == nullptr) return std::nullopt;
  json::value copy = *given;
  std::vector<Schema::Fault> faults;
  check_value(schema, copy, {"", verbatim("default")}, faults);
  if (faults.empty()) return std::nullopt;
  return problem(below(pointer, "default") + faults.front().pointer, faults.front().message);
}

Problem check_schema(const json::value& schema, const std::string& pointer) {
  if (!schema.is_object()) return must_be(false, pointer, "objek", "an object");
  for (const auto& keyword : schema.get_object())
    if (auto found = check_keyword(keyword.key(), keyword.value(), below(pointer, keyword.key())))
      return found;
  if (auto found = check_required(schema.get_object(), pointer)) return found;
  return check_default(schema.get_object(), pointer);
}

}  // namespace

Result<Schema> Schema::parse(std::string_view text) {
  KINERJA_TRY(document, JsonDocument::parse(std::string(text), "schema"));
  if (auto found = check_schema(document.root(), "")) return std::move(*found);
  return Schema(document.root());
}

}  // namespace kinerja
