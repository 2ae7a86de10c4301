#include <kinerja/core/presets.hpp>

#include "config/cycle_values.hpp"
#include "config/preset_parts.hpp"
#include "config/preset_schema.hpp"
#include "config/schema_check.hpp"
#include "config/words.hpp"

#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>

#include <algorithm>
#include <utility>

namespace kinerja {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

void read_id(Preset& preset, const json::object& root, MistakeList& mistakes) {
  preset.id = string_in(root, "preset");
  const std::string name = preset.file.stem().string();
  if (preset.id.empty()) return;
  if (!is_name(preset.id))
    check_name(preset.id, "/preset", mistakes);
  else if (preset.id != name)
    mistakes.add("/preset",
                 text("Preset ini bernama {}, tetapi berkasnya {}. Samakan keduanya.",
                      "This preset is called {}, but its file {}. Make them agree.",
                      {in_quotes(preset.id), in_quotes(name)}));
}

void read_kind(Preset& preset, const json::object& root, MistakeList& mistakes) {
  const std::string_view kind = string_in(root, "kind");
  preset.kind = kind == "deadline"        ? Preset::Kind::deadline
                : kind == "working-hours" ? Preset::Kind::working_hours
                                          : Preset::Kind::method;
  preset.method = string_in(root, "method");
  const bool is_method = preset.kind == Preset::Kind::method;
  if (is_method != root.contains("method"))
    mistakes.add("/method",
                 is_method ? text("\"method\" belum ada di berkas ini. Tambahkan.",
                                  "\"method\" is missing in this file. Add it.")
                           : text("Aturan kalender tidak mempunyai metode. Hapus \"method\".",
                                  "A calendar rule has no method. Remove \"method\"."));
  else if (is_method && !is_component_id(preset.method))
    mistakes.add("/method",
                 text("{} bukan kode komponen. Tulis huruf kecil dengan titik, seperti "
                      "id.kinerja.weighted.",
                      "{} is not the id of a component. Write lower case with dots, such as "
                      "id.kinerja.weighted.",
                      {in_quotes(preset.method)}));
}

void read_inputs(Preset& preset, const json::object& root, MistakeList& mistakes) {
  const auto* given = root.if_contains("inputs");
  preset.any_inputs = given != nullptr && *given == "any";
  if (given == nullptr || preset.any_inputs) return;
  const bool words =
      given->is_array() &&
      std::all_of(
          given->get_array().begin(), given->get_array().end(), [](const json::value& item) {
            return item.is_string() && !item.get_string().empty();
          });
  if (!words)
    mistakes.add("/inputs",
                 text("\"inputs\" harus daftar nama, atau \"any\", bukan {}.",
                      "\"inputs\" must be a list of names, or \"any\", not {}.",
                      {shown(*given)}));
  else
    preset.inputs = read_words(root, "inputs", "", mistakes);
}

void read_numbers(Preset& preset, const json::object& root, MistakeList& mistakes) {
  for (const auto& entry : object_in(root, "numbers")) {
    const auto* fields = entry.value().if_object();
    if (fields == nullptr) continue;
    preset.numbers.push_back(
        {std::string(entry.key()),
         std::string(string_in(*fields, "source")),
         std::string(string_in(*fields, "confidence")),
         read_text(*fields, "note", below("/numbers", entry.key()), {}, mistakes)});
  }
}

// Texts of a list, each in one language or both.
void read_open(Preset& preset, const json::object& root, MistakeList& mistakes) {
  const auto* list = root.if_contains("open");
  if (list == nullptr || !list->is_array()) return;
  for (std::size_t i = 0; i < list->get_array().size(); ++i) {
    const json::object item = {{std::to_string(i), list->get_array()[i]}};
    preset.open.push_back(read_text(item, std::to_string(i), "/open", {}, mistakes));
  }
}

Preset read_parts(const fs::path& file, const json::object& root, MistakeList& mistakes) {
  Preset preset;
  preset.file = file;
  read_id(preset, root, mistakes);
  read_kind(preset, root, mistakes);
  preset.title = read_text(root, "title", "", {}, mistakes);
  preset.family = string_in(root, "family");
  read_inputs(preset, root, mistakes);
  preset.attributes = read_words(root, "attributes", "", mistakes);
  preset.legal_basis = read_legal_basis(root, mistakes);
  preset.config = object_in(root, "config");
  read_numbers(preset, root, mistakes);
  read_open(preset, root, mistakes);
  preset.input_pointers = read_words(root, "input_pointers", "", mistakes);
  preset.input_values = read_words(root, "input_values", "", mistakes);
  preset.attribute_values = read_words(root, "attribute_values", "", mistakes);
  preset.aspects = read_words(root, "aspects", "", mistakes);
  const json::object& grades = object_in(root, "input_grades");
  for (const auto& entry : grades)
    preset.input_grades[std::string(entry.key())] =
        read_words(grades, entry.key(), "/input_grades", mistakes);
  check_numbers(preset, mistakes);
  check_names(preset, mistakes);
  return preset;
}

}  // namespace

ReadPreset read_preset(const fs::path& file) {
  ReadPreset result;
  auto bytes = read_json_file(file);
  if (!bytes) {
    result.mistakes.push_back({file.string(), "", 0, 0, bytes.error().message});
    return result;
  }
  const JsonText text = parse_json_text(std::move(*bytes), file.string());
  MistakeList mistakes(text);
  if (text.root) {
    json::value filled = *text.root;
    std::vector<Schema::Fault> faults;
    const json::value schema = json::parse(preset_schema_json);
    const Text name = kinerja::text("berkas ini", "this file");
    check_value(schema.get_object(), filled, {"", name}, faults);
    for (Schema::Fault& fault : faults) mistakes.add(fault.pointer, std::move(fault.message));
    if (filled.is_object()) {
      Preset preset = read_parts(fs::absolute(file), filled.get_object(), mistakes);
      preset.document = text.root->get_object();
      if (mistakes.empty()) result.preset = std::move(preset);
    }
    if (auto document = JsonDocument::parse(text.text, text.file))
      result.document = std::move(*document);
  }
  result.mistakes = std::move(mistakes).finish();
  return result;
}

}  // namespace kinerja
