#include "config/preset_parts.hpp"

#include "config/json_paths.hpp"
#include "config/json_places.hpp"
#include "config/words.hpp"

#include <boost/json/array.hpp>

#include <algorithm>

namespace kinerja {
namespace {

namespace json = boost::json;

using Words = std::vector<std::string>;

void collect_numbers(const json::value& value,
                     const std::string& pointer,
                     std::vector<SourcedNumber>& numbers) {
  if (value.is_number()) numbers.push_back({pointer, value.to_number<double>(), nullptr});
  if (const auto* object = value.if_object())
    for (const auto& member : *object)
      collect_numbers(member.value(), below(pointer, member.key()), numbers);
  if (const auto* list = value.if_array())
    for (std::size_t i = 0; i < list->size(); ++i)
      collect_numbers((*list)[i], below(pointer, i), numbers);
}

void check_name_at(std::string_view word,
                   const std::string& pointer,
                   std::string_view names_key,
                   const Words& names,
                   MistakeList& mistakes) {
  if (std::find(names.begin(), names.end(), word) != names.end()) return;
  mistakes.add("/config" + pointer,
               text("{} tidak ada dalam {} preset ini.{}",
                    "{} is not among the {} of this preset.{}",
                    {in_quotes(word),
                     in_quotes(names_key),
                     suggestion(word, std::vector<std::string_view>(names.begin(), names.end()))}));
}

void check_keys(json::value& config,
                const std::string& pattern,
                const std::string& where,
                const Words& names,
                MistakeList& mistakes) {
  for (const FoundPlace& place : find_places(config, pattern)) {
    const auto* object = place.value->if_object();
    if (object == nullptr)
      mistakes.add(where,
                   text("{} harus menunjuk objek { }, bukan {}.",
                        "{} must lead to an object { }, not to {}.",
                        {in_quotes(pattern), kind_name(*place.value)}));
    else
      for (const auto& member : *object)
        check_name_at(member.key(), below(place.pointer, member.key()), "inputs", names, mistakes);
  }
}

void check_words(json::value& config,
                 const std::string& pattern,
                 const std::string& where,
                 std::string_view names_key,
                 const Words& names,
                 MistakeList& mistakes) {
  for (const FoundPlace& place : find_places(config, pattern)) {
    const auto* word = place.value->if_string();
    if (word == nullptr)
      mistakes.add(where,
                   text("{} harus menunjuk teks, bukan {}.",
                        "{} must lead to a text, not to {}.",
                        {in_quotes(pattern), kind_name(*place.value)}));
    else
      check_name_at(*word, place.pointer, names_key, names, mistakes);
  }
}

}  // namespace

std::vector<SourcedNumber> sourced_numbers(const Preset& preset) {
  std::vector<SourcedNumber> numbers;
  collect_numbers(preset.config, "", numbers);
  for (SourcedNumber& number : numbers)
    for (const PresetNumber& entry : preset.numbers) {
      const bool nearer =
          number.source == nullptr || entry.pointer.size() > number.source->pointer.size();
      if (nearer && is_at_or_below(number.pointer, entry.pointer)) number.source = &entry;
    }
  return numbers;
}

void check_numbers(const Preset& preset, MistakeList& mistakes) {
  json::value config = preset.config;
  for (const PresetNumber& number : preset.numbers)
    if (find_places(config, number.pointer).empty())
      mistakes.add(below("/numbers", number.pointer),
                   text("{} tidak menunjuk apa pun di \"config\".",
                        "{} leads to nothing in \"config\".",
                        {in_quotes(number.pointer)}));
  for (const SourcedNumber& number : sourced_numbers(preset))
    if (number.source == nullptr)
      mistakes.add("/config" + number.pointer,
                   text("Angka ini belum bersumber. Sebutkan asalnya di \"numbers\" dengan {}.",
                        "This number has no source. Name it in \"numbers\" with {}.",
                        {in_quotes(number.pointer)}));
}

void check_names(const Preset& preset, MistakeList& mistakes) {
  json::value config = preset.config;
  if (preset.any_inputs && !(preset.input_pointers.empty() && preset.input_values.empty()))
    mistakes.add("/inputs",
                 text("\"any\" hanya untuk preset yang tidak menyebut nama masukan.",
                      "\"any\" is for presets only that name no inputs."));
  for (std::size_t i = 0; i < preset.input_pointers.size(); ++i)
    check_keys(
        config, preset.input_pointers[i], below("/input_pointers", i), preset.inputs, mistakes);
  for (std::size_t i = 0; i < preset.input_values.size(); ++i)
    check_words(config,
                preset.input_values[i],
                below("/input_values", i),
                "inputs",
                preset.inputs,
                mistakes);
  for (std::size_t i = 0; i < preset.attribute_values.size(); ++i)
    check_words(config,
                preset.attribute_values[i],
                below("/attribute_values", i),
                "attributes",
                preset.attributes,
                mistakes);
  for (const auto& [input, grades] : preset.input_grades)
    if (std::find(preset.inputs.begin(), preset.inputs.end(), input) == preset.inputs.end())
      mistakes.add(below("/input_grades", input),
                   text("{} tidak ada dalam \"inputs\" preset ini.",
                        "{} is not among the \"inputs\" of this preset.",
                        {in_quotes(input)}));
}

}  // namespace kinerja
