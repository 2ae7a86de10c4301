#include <kinerja/core/exporting.hpp>
#include <kinerja/core/preparing.hpp>
#include <kinerja/core/sha256.hpp>

#include "config/json_paths.hpp"
#include "config/json_places.hpp"
#include "config/words.hpp"

#include <algorithm>
#include <utility>

namespace kinerja {
namespace {

using FindInfo = Result<ComponentInfo> (PluginCaller::*)(std::string_view id) const;

// The three places of a cycle file where components are used.
struct Section {
  const char* entries;
  const char* component;
  FindInfo info;
};
constexpr Section sections[] = {{"sources", "source", &PluginCaller::source_info},
                                {"nodes", "method", &PluginCaller::method_info},
                                {"exporters", "exporter", &PluginCaller::exporter_info}};

// Where a fault in the settings of a component stands in the cycle file.
SettingFault placed(const ComponentUse& use, const SettingFault& fault) {
  return {use.pointer + "/config" + fault.pointer, fault.message};
}

// What a preset brought does not stand there: such a fault is told at its name.
SettingFault placed(const NodeUse& use, const SettingFault& fault) {
  const auto& base = static_cast<const ComponentUse&>(use);
  const auto& keys = use.preset_keys;
  const bool from_preset = std::any_of(keys.begin(), keys.end(), [&](const std::string& key) {
    return is_at_or_below(fault.pointer, below("", key));
  });
  if (!from_preset && (use.preset.empty() || !fault.pointer.empty())) return placed(base, fault);
  return {use.pointer + "/preset",
          text("preset {}, {}: {}",
               "preset {}, {}: {}",
               {use.preset, fault.pointer.empty() ? "/" : fault.pointer, fault.message})};
}

// Checks settings by the schemas of their components, and collects the mistakes of all.
class SettingsCheck {
 public:
  SettingsCheck(const PluginCaller& caller, const JsonDocument& document)
      : caller_(caller), document_(document) {}

  // The settings of one component as canonical JSON with defaults, if they are valid.
  template <class Use>
  std::optional<std::string> settings(const Use& use, const Section& section) {
    const std::string place = use.pointer + "/" + section.component;
    const auto info = (caller_.*section.info)(use.component);
    if (!info) return add(place, info.error().message);
    const auto schema = Schema::parse(info->schema);
    if (!schema) return add(place, schema.error().message);
    boost::json::value config = use.config;
    std::vector<SettingFault> found;
    for (Schema::Fault& fault : schema->check(config))
      found.push_back({std::move(fault.pointer), std::move(fault.message)});
    faults(use, found);
    if (!found.empty()) return std::nullopt;
    return canonical_json(config);
  }

  // The same for every entry of a file that is no whole cycle: one mistake must not hide another.
  void all_settings(const Presets& presets) {
    if (!document_.root().is_object()) return;
    for (const Section& section : sections) {
      const auto* entries = document_.root().as_object().if_contains(section.entries);
      if (entries == nullptr || !entries->is_object()) continue;
      for (const auto& [name, entry] : entries->as_object()) {
        if (!entry.is_object()) continue;
        const NodeUse use = use_of(section, name, entry.as_object(), presets);
        if (!use.component.empty()) settings(use, section);
      }
    }
  }

  template <class Use>
  void faults(const Use& use, const std::vector<SettingFault>& faults) {
    for (const SettingFault& fault : faults) {
      const SettingFault at = placed(use, fault);
      add(at.pointer, at.message);
    }
  }

  void mistake(const std::string& pointer, const Text& message) { add(pointer, message); }

  std::vector<Mistake> take_mistakes() { return std::move(mistakes_); }

 private:
  // As much of an entry as its settings need; without a component when that cannot be known.
  static NodeUse use_of(const Section& section,
                        std::string_view name,
                        const boost::json::object& fields,
                        const Presets& presets) {
    NodeUse use;
    use.pointer = below("/" + std::string(section.entries), name);
    if (const auto* config = fields.if_contains("config"); config && config->is_object())
      use.config = config->as_object();
    const auto* component = fields.if_contains(section.component);
    if (component && component->is_string()) use.component = std::string(component->as_string());
    const auto* given = fields.if_contains("preset");
    if (given == nullptr) return use;
    const Preset* preset = given->is_string() ? presets.find(given->as_string()) : nullptr;
    use.inputs = words_in(fields, "inputs");
    use.attributes = words_in(fields, "attributes");
    // A preset that does not fit is a mistake already; its settings would only bring wrong ones.
    const bool fits = preset != nullptr && preset->kind == Preset::Kind::method &&
                      preset_misfits(*preset, use).empty();
    if (fits)
      apply_preset(*preset, use);
    else
      use.component.clear();
    return use;
  }

  static std::vector<std::string> words_in(const boost::json::object& fields,
                                           std::string_view key) {
    std::vector<std::string> words;
    const auto* list = fields.if_contains(key);
    if (list == nullptr || !list->is_array()) return words;
    for (const auto& word : list->as_array())
      words.emplace_back(word.is_string() ? std::string_view(word.as_string())
                                          : std::string_view());
    return words;
  }

  std::nullopt_t add(const std::string& pointer, const Text& message) {
    mistakes_.push_back(document_.mistake(pointer, message));
    return std::nullopt;
  }

  const PluginCaller& caller_;
  const JsonDocument& document_;
  std::vector<Mistake> mistakes_;
};

void open_sources(PluginCaller& caller, SettingsCheck& check, PreparedCycle& to) {
  for (const SourceUse& use : to.cycle.sources) {
    const auto config = check.settings(use, sections[0]);
    auto opened = config ? caller.open_source(use, *config) : Opened<SourceInstance>{};
    check.faults(use, opened.faults);
    to.sources.push_back(std::move(opened.instance));
  }
}

void open_methods(PluginCaller& caller, SettingsCheck& check, PreparedCycle& to) {
  const Cycle& cycle = to.cycle;
  to.methods.resize(cycle.nodes.size());
  for (const std::size_t k : cycle.order) {
    const NodeUse& use = cycle.nodes[k];
    const auto config = check.settings(use, sections[1]);
    MethodSurroundings around{use.inputs, use.attributes, cycle.aspects, {}};
    bool inputs_open = true;
    for (const std::string& input : use.inputs) {
      const auto& method =
          to.methods[static_cast<std::size_t>(cycle.node(input) - cycle.nodes.data())];
      inputs_open = inputs_open && method != nullptr;
      if (method != nullptr) around.input_grades.push_back(&method->grades());
    }
    if (!config || !inputs_open) continue;
    auto opened = caller.open_method(use, *config, around);
    check.faults(use, opened.faults);
    to.methods[k] = std::move(opened.instance);
  }
}

void open_exporters(PluginCaller& caller, SettingsCheck& check, PreparedCycle& to) {
  // Without hashes, as exporter.h says: nothing was computed yet.
  const CycleInfo info(to.cycle, {}, "", "");
  for (const ExporterUse& use : to.cycle.exporters) {
    const auto config = check.settings(use, sections[2]);
    auto opened =
        config ? caller.open_exporter(use, *config, info.get()) : Opened<ExporterInstance>{};
    check.faults(use, opened.faults);
    to.exporters.push_back(std::move(opened.instance));
  }
}

// The grades that a list asks for must be ones that its node can give, or nobody would ever be in.
void check_lists(const PreparedCycle& prepared, SettingsCheck& check) {
  for (const FollowUpList& list : prepared.cycle.follow_up.lists) {
    if (!list.node || prepared.methods[*list.node] == nullptr) continue;
    std::vector<std::string_view> known;
    for (const GradeWord& grade : prepared.methods[*list.node]->grades())
      known.push_back(grade.word);
    for (std::size_t i = 0; i < list.grades.size(); ++i)
      if (std::find(known.begin(), known.end(), list.grades[i]) == known.end())
        check.mistake(below(below(list.pointer, "grades"), i),
                      text("Daftar {}: node {} tidak memberi predikat {}.{}",
                           "The list {}: the node {} gives no grade {}.{}",
                           {in_quotes(list.name),
                            in_quotes(prepared.cycle.nodes[*list.node].name),
                            in_quotes(list.grades[i]),
                            suggestion(list.grades[i], known)}));
  }
}

}  // namespace

Preparation prepare_cycle(const std::filesystem::path& file,
                          PluginCaller& caller,
                          const Presets& presets,
                          InputFiles files) {
  ReadCycle read = read_cycle(file, presets, files);
  if (!read.document) return {std::nullopt, std::move(read.mistakes)};
  SettingsCheck check(caller, *read.document);
  std::optional<PreparedCycle> prepared;
  if (read.cycle) {
    Sha256 hash;
    hash.add(read.cycle->canonical);
    prepared = PreparedCycle{std::move(*read.cycle), hash.hex(), {}, {}, {}};
    open_sources(caller, check, *prepared);
    open_methods(caller, check, *prepared);
    open_exporters(caller, check, *prepared);
    check_lists(*prepared, check);
  } else {
    check.all_settings(presets);
  }
  std::vector<Mistake> mistakes = std::move(read.mistakes);
  for (Mistake& mistake : check.take_mistakes()) mistakes.push_back(std::move(mistake));
  std::stable_sort(mistakes.begin(), mistakes.end(), [](const Mistake& a, const Mistake& b) {
    return std::pair(a.line, a.column) < std::pair(b.line, b.column);
  });
  if (!mistakes.empty()) return {std::nullopt, std::move(mistakes)};
  return {std::move(prepared), {}};
}

}  // namespace kinerja
