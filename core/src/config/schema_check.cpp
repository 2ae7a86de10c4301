#include "config/schema_check.hpp"

#include <kinerja/core/utf8.hpp>

#include "config/json_places.hpp"
#include "config/words.hpp"

#include <algorithm>
#include <cmath>
#include <compare>

namespace kinerja {
namespace {

namespace json = boost::json;

// Integers as integers, for a double no longer tells large neighbours apart.
std::partial_ordering compare(const json::value& a, const json::value& b) {
  if (a.is_double() || b.is_double() || a.is_uint64() != b.is_uint64())
    return a.to_number<double>() <=> b.to_number<double>();
  if (a.is_uint64()) return a.get_uint64() <=> b.get_uint64();
  return a.get_int64() <=> b.get_int64();
}

bool has_type(const json::value& value, std::string_view type) {
  if (type == "object") return value.is_object();
  if (type == "array") return value.is_array();
  if (type == "string") return value.is_string();
  if (type == "boolean") return value.is_bool();
  if (type == "null") return value.is_null();
  if (type == "number") return value.is_number();
  return value.is_int64() || value.is_uint64() ||
         (value.is_double() && std::trunc(value.get_double()) == value.get_double());
}

Text type_name(std::string_view type) {
  if (type == "boolean") return text("true atau false", "true or false");
  if (type == "null") return verbatim("null");
  if (type == "integer") return text("angka bulat", "a whole number");
  if (type == "number") return text("angka", "a number");
  if (type == "string") return text("teks", "a text");
  return type == "array" ? text("daftar [ ]", "a list [ ]") : text("objek { }", "an object { }");
}

// The value itself is not shown: it might be a secret that somebody wrote where it does not belong.
Text wrong_type(const SchemaPlace& place, std::string_view type, const json::value& value) {
  Text hint;
  if (value.is_string() && (type == "number" || type == "integer" || type == "boolean"))
    hint = text(" Tulis tanpa tanda kutip.", " Write it without quotation marks.");
  if (!value.is_string() && !value.is_structured() && type == "string")
    hint = text(" Apitlah dengan tanda kutip.", " Put it in quotation marks.");
  if (type == "array") hint = text(" Apitlah dengan [ ].", " Put it in [ ].");
  return text("{} harus {}, bukan {}.{}",
              "{} must be {}, not {}.{}",
              {place.name, type_name(type), kind_name(value), hint});
}

class Checker {
 public:
  Checker(const json::object& schema, const SchemaPlace& place, std::vector<Schema::Fault>& faults)
      : schema_(schema), place_(place), faults_(faults) {}

  void check(json::value& value) {
    if (const auto* type = keyword("type"); type && !has_type(value, type->get_string())) {
      add(wrong_type(place_, type->get_string(), value));
      return;
    }
    check_choice(value);
    if (value.is_number()) check_number(value);
    if (value.is_string()) check_string(value.get_string());
    if (value.is_array()) check_array(value.get_array());
    if (value.is_object()) check_object(value.get_object());
  }

 private:
  const json::value* keyword(std::string_view name) const { return schema_.if_contains(name); }

  void add(Text message) { faults_.push_back({place_.pointer, std::move(message)}); }

  void check_choice(const json::value& value) {
    const std::string canonical = canonical_json(value);
    if (const auto* only = keyword("const"); only && canonical_json(*only) != canonical)
      add(text("{} harus {}, bukan {}.",
               "{} must be {}, not {}.",
               {place_.name, shown(*only), shown(value)}));
    const auto* choices = keyword("enum");
    if (choices == nullptr) return;
    std::vector<std::string_view> words;
    std::string all;
    for (const auto& choice : choices->get_array()) {
      if (canonical_json(choice) == canonical) return;
      if (const auto* word = choice.if_string()) words.emplace_back(word->data(), word->size());
      all += (all.empty() ? "" : ", ") + shown(choice);
    }
    const auto* word = value.if_string();
    const std::string_view near = word ? did_you_mean(*word, words) : std::string_view();
    add(text("{} tidak boleh {}. Pilihannya: {}.{}",
             "{} must not be {}. Choose one of: {}.{}",
             {place_.name,
              shown(value),
              all,
              near.empty() ? Text{}
                           : text(" Maksud Anda {}?", " Did you mean {}?", {in_quotes(near)})}));
  }

  void check_number(const json::value& value) {
    if (const auto* least = keyword("minimum"); least && std::is_lt(compare(value, *least)))
      add(text("{} paling kecil {}, tetapi tertulis {}.",
               "{} must be at least {}, but is {}.",
               {place_.name, shown(*least), shown(value)}));
    if (const auto* most = keyword("maximum"); most && std::is_gt(compare(value, *most)))
      add(text("{} paling besar {}, tetapi tertulis {}.",
               "{} must be at most {}, but is {}.",
               {place_.name, shown(*most), shown(value)}));
    if (const auto* below_all = keyword("exclusiveMinimum");
        below_all && std::is_lteq(compare(value, *below_all)))
      add(text("{} harus lebih besar dari {}, tetapi tertulis {}.",
               "{} must be greater than {}, but is {}.",
               {place_.name, shown(*below_all), shown(value)}));
  }

  void check_size(std::size_t size,
                  const char* least_keyword,
                  const char* most_keyword,
                  const Text& unit) {
    const json::value count = std::uint64_t{size};
    const auto* least = keyword(least_keyword);
    const auto* most = keyword(most_keyword);
    if (least && std::is_lt(compare(count, *least)))
      add(size == 0 ? text("{} tidak boleh kosong.", "{} must not be empty.", {place_.name})
                    : text("{} paling sedikit {} {}, tetapi ada {}.",
                           "{} needs at least {} {}, but has {}.",
                           {place_.name, shown(*least), unit, shown(count)}));
    if (most && std::is_gt(compare(count, *most)))
      add(text("{} paling banyak {} {}, tetapi ada {}.",
               "{} may have at most {} {}, but has {}.",
               {place_.name, shown(*most), unit, shown(count)}));
  }

  void check_string(std::string_view words) {
    check_size(character_count(words), "minLength", "maxLength", text("karakter", "characters"));
  }

  void check_array(json::array& list) {
    check_size(list.size(), "minItems", "maxItems", text("butir", "items"));
    const auto* items = keyword("items");
    for (std::size_t i = 0; items && i < list.size(); ++i) {
      const auto number = std::uint64_t{i + 1};
      check_value(items->get_object(),
                  list[i],
                  {below(place_.pointer, i),
                   text("Butir ke-{} dari {}", "Item {} of {}", {number, place_.name})},
                  faults_);
    }
  }

  void check_object(json::object& object) {
    const auto* properties = keyword("properties");
    fill_defaults(object, properties);
    if (const auto* required = keyword("required"))
      for (const auto& key : required->get_array())
        if (!object.contains(key.get_string())) add_missing(key.get_string());
    const auto* others = keyword("additionalProperties");
    for (auto& member : object) {
      const std::string_view key = member.key();
      const auto* known = properties ? properties->get_object().if_contains(key) : nullptr;
      const auto* schema = known ? known : others;
      if (schema == nullptr) continue;
      if (const auto* allowed = schema->if_bool()) {
        if (!*allowed) add_unknown(key, properties);
        continue;
      }
      check_value(schema->get_object(),
                  member.value(),
                  {below(place_.pointer, key), verbatim(in_quotes(key))},
                  faults_);
    }
  }

  static void fill_defaults(json::object& object, const json::value* properties) {
    if (properties == nullptr) return;
    for (const auto& property : properties->get_object()) {
      const auto* given = property.value().get_object().if_contains("default");
      if (given && !object.contains(property.key())) object[property.key()] = *given;
    }
  }

  void add_missing(std::string_view key) {
    faults_.push_back({below(place_.pointer, key),
                       text("{} belum ada di {}. Tambahkan.",
                            "{} is missing in {}. Add it.",
                            {in_quotes(key), place_.name})});
  }

  void add_unknown(std::string_view key, const json::value* properties) {
    std::vector<std::string_view> known;
    if (properties)
      for (const auto& property : properties->get_object()) known.push_back(property.key());
    faults_.push_back(
        {below(place_.pointer, key),
         text("{} tidak dikenal di {}.{}",
              "{} is not known in {}.{}",
              {in_quotes(key),
               place_.name,
               known.empty() ? text(" Hapus.", " Remove it.") : suggestion(key, known)})});
  }

  const json::object& schema_;
  const SchemaPlace& place_;
  std::vector<Schema::Fault>& faults_;
};

}  // namespace

void check_value(const json::object& schema,
                 json::value& value,
                 const SchemaPlace& place,
                 std::vector<Schema::Fault>& faults) {
  Checker(schema, place, faults).check(value);
}

std::vector<Schema::Fault> Schema::check(json::value& value) const {
  std::vector<Fault> faults;
  check_value(root_.get_object(), value, {"", text("pengaturan ini", "these settings")}, faults);
  return faults;
}

}  // namespace kinerja
