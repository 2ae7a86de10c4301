#include "config/cycle_parts.hpp"

#include "config/cycle_values.hpp"
#include "config/schema_check.hpp"
#include "config/words.hpp"

#include <boost/json/parse.hpp>

#include <algorithm>
#include <tuple>
#include <utility>

namespace kinerja {
namespace {

namespace json = boost::json;

constexpr std::size_t max_mistakes = 200;

constexpr char both_languages_json[] = R"({
  "type": "object",
  "additionalProperties": false,
  "required": ["id", "en"],
  "properties": {"id": {"type": "string", "minLength": 1}, "en": {"type": "string", "minLength": 1}}
})";

}  // namespace

void MistakeList::add(std::string_view pointer, Text message) {
  if (mistakes_.size() < max_mistakes)
    mistakes_.push_back(text_.mistake(pointer, std::move(message)));
  else
    ++left_out_;
}

std::vector<Mistake> MistakeList::finish() && {
  std::stable_sort(mistakes_.begin(), mistakes_.end(), [](const Mistake& a, const Mistake& b) {
    return std::tie(a.line, a.column) < std::tie(b.line, b.column);
  });
  if (left_out_ > 0)
    mistakes_.push_back({text_.file,
                         "",
                         0,
                         0,
                         text("Masih ada {} kesalahan lain. Perbaiki dulu yang di atas.",
                              "There are {} more mistakes. Correct those above first.",
                              {std::uint64_t{left_out_}})});
  return std::move(mistakes_);
}

const json::object& object_in(const json::object& parent, std::string_view key) {
  static const json::object empty;
  const auto* value = parent.if_contains(key);
  const auto* object = value ? value->if_object() : nullptr;
  return object ? *object : empty;
}

std::string_view string_in(const json::object& parent, std::string_view key) {
  const auto* value = parent.if_contains(key);
  const auto* words = value ? value->if_string() : nullptr;
  return words ? std::string_view(words->data(), words->size()) : std::string_view();
}

std::optional<double> number_in(const json::object& parent, std::string_view key) {
  const auto* value = parent.if_contains(key);
  if (value == nullptr || !value->is_number()) return std::nullopt;
  return value->to_number<double>();
}

Text read_text(const json::object& parent,
               std::string_view key,
               std::string_view pointer,
               Text if_absent,
               MistakeList& mistakes) {
  const auto* value = parent.if_contains(key);
  if (value == nullptr) return if_absent;
  const std::string here = below(pointer, key);
  if (value->is_string()) {
    if (value->get_string().empty())
      mistakes.add(here, text("{} tidak boleh kosong.", "{} must not be empty.", {in_quotes(key)}));
    return verbatim(value->get_string());
  }
  if (!value->is_object()) {
    mistakes.add(here,
                 text(R"({} harus teks, atau {"id": "...", "en": "..."}, bukan {}.)",
                      R"({} must be a text, or {"id": "...", "en": "..."}, not {}.)",
                      {in_quotes(key), kind_name(*value)}));
    return if_absent;
  }
  json::value both = *value;
  std::vector<Schema::Fault> faults;
  const json::value schema = json::parse(both_languages_json);
  check_value(schema.get_object(), both, {here, verbatim(in_quotes(key))}, faults);
  for (Schema::Fault& fault : faults) mistakes.add(fault.pointer, std::move(fault.message));
  return {std::string(string_in(value->get_object(), "id")),
          std::string(string_in(value->get_object(), "en"))};
}

std::vector<std::string> read_words(const json::object& parent,
                                    std::string_view key,
                                    const std::string& pointer,
                                    MistakeList& mistakes) {
  std::vector<std::string> words;
  const auto* value = parent.if_contains(key);
  if (value == nullptr || !value->is_array()) return words;
  for (const auto& item : value->get_array()) {
    std::string word(item.is_string() ? std::string_view(item.get_string()) : std::string_view());
    if (!word.empty() && std::find(words.begin(), words.end(), word) != words.end())
      mistakes.add(below(below(pointer, key), words.size()),
                   text("{} sudah disebut di {}. Hapus salah satunya.",
                        "{} is already named in {}. Remove one of them.",
                        {in_quotes(word), in_quotes(key)}));
    words.push_back(std::move(word));
  }
  return words;
}

void check_name(std::string_view name, std::string_view pointer, MistakeList& mistakes) {
  if (is_name(name)) return;
  mistakes.add(
      pointer,
      text("Nama {} hanya boleh berisi huruf, angka, _ - dan titik, paling banyak 64 (contoh: "
           "hasil-kerja). Tulis nama panjangnya sebagai \"title\".",
           "The name {} may only have letters, digits, _ - and dots, at most 64 (for "
           "example: hasil-kerja). Give the long name as \"title\".",
           {in_quotes(name)}));
}

void read_component(ComponentUse& use,
                    std::string_view name,
                    const json::value& entry,
                    std::string_view list_pointer,
                    std::string_view component_key,
                    MistakeList& mistakes) {
  use.name = name;
  use.title = verbatim(name);
  use.pointer = below(list_pointer, name);
  check_name(name, use.pointer, mistakes);
  const auto* object = entry.if_object();
  if (object == nullptr) return;
  use.title = read_text(*object, "title", use.pointer, verbatim(name), mistakes);
  use.config = object_in(*object, "config");
  use.component = string_in(*object, component_key);
  const auto* given = object->if_contains(component_key);
  if (given == nullptr || !given->is_string() || is_component_id(use.component)) return;
  mistakes.add(
      below(use.pointer, component_key),
      text("{} bukan kode komponen. Tulis huruf kecil dengan titik, seperti id.kinerja.{}.",
           "{} is not the id of a component. Write lower case with dots, such as "
           "id.kinerja.{}.",
           {in_quotes(use.component),
            component_key == "source"   ? "table"
            : component_key == "method" ? "weighted"
                                        : "csv"}));
}

}  // namespace kinerja
