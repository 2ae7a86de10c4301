#include <kinerja/core/config.hpp>
#include <kinerja/core/days.hpp>
#include <kinerja/core/guide.hpp>

#include "explaining/setting_lines.hpp"

#include <algorithm>

namespace kinerja {
namespace {

// What the cycle calls a word of the settings: a node that goes in, or an aspect.
Text name_in(const Cycle& cycle, const NodeUse& node, std::string_view word) {
  const bool is_input =
      std::find(node.inputs.begin(), node.inputs.end(), word) != node.inputs.end();
  const NodeUse* input = is_input ? cycle.node(word) : nullptr;
  if (input != nullptr) return input->title;
  for (const Aspect& aspect : cycle.aspects)
    if (aspect.name == word) return aspect.title;
  return verbatim(word);
}

void add_surroundings(const Cycle& cycle, const NodeUse& node, std::vector<Text>& lines) {
  Text inputs;
  for (const std::string& name : node.inputs) {
    const Text title = name_in(cycle, node, name);
    inputs.id += (inputs.id.empty() ? "" : ", ") + title.id;
    inputs.en += (inputs.en.empty() ? "" : ", ") + title.en;
  }
  if (!node.inputs.empty()) lines.push_back(text("Memakai: {}", "Uses: {}", {inputs}));
  std::string attributes;
  for (const std::string& name : node.attributes)
    attributes += (attributes.empty() ? "" : ", ") + name;
  if (!attributes.empty())
    lines.push_back(text("Fakta pegawai yang dibaca: {}", "Facts that are read: {}", {attributes}));
  if (node.ratee.kind == Ratee::Kind::unit)
    lines.push_back(text("Yang dinilai: unit kerja pegawai", "Rated: the employee's unit"));
  if (node.ratee.kind == Ratee::Kind::attribute)
    lines.push_back(
        text("Yang dinilai: {} pegawai", "Rated: the employee's {}", {node.ratee.attribute}));
}

// A default that switches something off, or a long table of the method, says nothing of this cycle.
bool tells_nothing(const boost::json::value& value) {
  constexpr std::size_t longest_list = 12;
  if (const auto* list = value.if_array()) return list->empty() || list->size() > longest_list;
  if (const auto* object = value.if_object()) return object->empty();
  return value == false || value == -1;
}

void drop_idle_defaults(const boost::json::object& given, boost::json::object& filled) {
  for (auto member = filled.begin(); member != filled.end();)
    if (!given.contains(member->key()) && tells_nothing(member->value()))
      member = filled.erase(member);
    else
      ++member;
}

void add_settings(const Cycle& cycle,
                  const NodeUse& node,
                  const ComponentInfo& info,
                  std::vector<Text>& lines) {
  const auto schema = Schema::parse(info.schema);
  if (!schema || !schema->root().is_object()) return;
  boost::json::value config = node.config;
  // The settings were valid when the node was opened; here the check only fills in defaults.
  if (!schema->check(config).empty()) return;
  drop_idle_defaults(node.config, config.get_object());
  static const PluginTexts none;
  const SettingLines::NameOf name_of = [&](std::string_view word) {
    return name_in(cycle, node, word);
  };
  SettingLines settings(info.texts != nullptr ? *info.texts : none, name_of);
  for (Text& line : settings.lines(schema->root().get_object(), config.get_object()))
    lines.push_back(std::move(line));
}

}  // namespace

Text confidence_text(std::string_view confidence) {
  if (confidence == "certain") return text("pasti", "certain");
  if (confidence == "likely") return text("kemungkinan besar", "likely");
  return text("belum dipastikan", "unverified");
}

Text legal_basis_text(const LegalBasis& basis) {
  Text line = basis.title;
  const auto add = [&](const Text& part) { line = text("{}; {}", "{}; {}", {line, part}); };
  const bool in_title = line.id.find(basis.article) != std::string::npos;
  if (!basis.article.empty() && !in_title) line = text("{}, {}", "{}, {}", {line, basis.article});
  if (basis.from_day)
    add(text("berlaku sejak {}", "in effect since {}", {iso_day(*basis.from_day)}));
  add(text("keyakinan: {}", "confidence: {}", {confidence_text(basis.confidence)}));
  if (!basis.source.empty()) add(text("sumber: {}", "source: {}", {basis.source}));
  if (!basis.note.id.empty()) add(basis.note);
  return line;
}

std::vector<Text> node_guide(const Cycle& cycle, const NodeUse& node, const ComponentInfo& info) {
  std::vector<Text> lines = {text("{}: {}", "{}: {}", {info.name, info.about})};
  add_surroundings(cycle, node, lines);
  add_settings(cycle, node, info, lines);
  if (!node.preset.empty()) lines.push_back(text("Preset: {}", "Preset: {}", {node.preset}));
  for (const LegalBasis& basis : node.legal_basis)
    lines.push_back(text("Dasar hukum: {}", "Legal basis: {}", {legal_basis_text(basis)}));
  return lines;
}

}  // namespace kinerja
