#include <kinerja/core/presets.hpp>

#include "config/json_paths.hpp"
#include "config/words.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

namespace kinerja {
namespace {

namespace json = boost::json;

using Names = std::map<std::string, std::string, std::less<>>;

Names by_position(const std::vector<std::string>& from, const std::vector<std::string>& to) {
  assert(from.size() <= to.size());
  Names names;
  for (std::size_t i = 0; i < from.size(); ++i) names.emplace(from[i], to[i]);
  return names;
}

void rename_keys(json::value& value, const Names& names) {
  const auto* object = value.if_object();
  if (object == nullptr) return;
  json::object renamed;
  for (const auto& member : *object) {
    const auto name = names.find(std::string_view(member.key()));
    const std::string_view key = member.key();
    renamed[name == names.end() ? key : std::string_view(name->second)] = member.value();
  }
  value = std::move(renamed);
}

void rename_word(json::value& value, const Names& names) {
  const auto* word = value.if_string();
  if (word == nullptr) return;
  const auto name = names.find(std::string_view(*word));
  if (name != names.end()) value = name->second;
}

Text counted(const std::vector<std::string>& names) {
  if (names.empty()) return verbatim("0");
  return verbatim(std::to_string(names.size()) + " (" +
                  in_quotes(std::vector<std::string_view>(names.begin(), names.end())) + ")");
}

}  // namespace

std::vector<Misfit> preset_misfits(const Preset& preset, const NodeUse& node) {
  std::vector<Misfit> misfits;
  const std::string id = in_quotes(preset.id);
  if (!preset.any_inputs && preset.inputs.size() != node.inputs.size())
    misfits.push_back({"inputs",
                       text("Masukan untuk preset {}: {}; node ini mempunyai {}.",
                            "Inputs for the preset {}: {}; this node has {}.",
                            {id, counted(preset.inputs), counted(node.inputs)})});
  if (preset.attributes.size() != node.attributes.size())
    misfits.push_back({"attributes",
                       text("Atribut untuk preset {}: {}; node ini mempunyai {}.",
                            "Attributes for the preset {}: {}; this node has {}.",
                            {id, counted(preset.attributes), counted(node.attributes)})});
  if (!node.component.empty() && node.component != preset.method)
    misfits.push_back(
        {"method",
         text("Preset {} memakai metode {}, bukan {}. Hapus \"method\" atau ganti presetnya.",
              "The preset {} uses the method {}, not {}. Remove \"method\" or take another preset.",
              {id, in_quotes(preset.method), in_quotes(node.component)})});
  return misfits;
}

void apply_preset(const Preset& preset, NodeUse& node) {
  const Names inputs = by_position(preset.inputs, node.inputs);
  const Names attributes = by_position(preset.attributes, node.attributes);
  json::value config = preset.config;
  for (const std::string& pattern : preset.input_values)
    for (const FoundPlace& place : find_places(config, pattern)) rename_word(*place.value, inputs);
  for (const std::string& pattern : preset.attribute_values)
    for (const FoundPlace& place : find_places(config, pattern))
      rename_word(*place.value, attributes);
  // The inner objects first: a renamed object is a new one.
  std::vector<std::string> patterns = preset.input_pointers;
  std::sort(patterns.begin(), patterns.end(), [](const std::string& a, const std::string& b) {
    return std::count(a.begin(), a.end(), '/') > std::count(b.begin(), b.end(), '/');
  });
  for (const std::string& pattern : patterns)
    for (const FoundPlace& place : find_places(config, pattern)) rename_keys(*place.value, inputs);

  node.preset = preset.id;
  node.component = preset.method;
  node.legal_basis = preset.legal_basis;
  json::object own = std::exchange(node.config, std::move(config.get_object()));
  for (const auto& member : node.config)
    if (!own.contains(member.key())) node.preset_keys.emplace_back(member.key());
  for (const auto& member : own) node.config[member.key()] = member.value();
}

}  // namespace kinerja
