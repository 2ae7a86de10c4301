#pragma once

#include <kinerja/core/calling.hpp>
#include <kinerja/core/config.hpp>
#include <kinerja/core/cycle.hpp>
#include <kinerja/core/presets.hpp>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace kinerja {

/// A cycle whose components are open and whose settings are valid.
struct PreparedCycle {
  Cycle cycle;
  std::string config_hash;                                   // SHA-256 of the canonical cycle file
  std::vector<std::unique_ptr<SourceInstance>> sources;      // as in the cycle file
  std::vector<std::unique_ptr<MethodInstance>> methods;      // one for each node
  std::vector<std::unique_ptr<ExporterInstance>> exporters;  // as in the cycle file
};

/// A prepared cycle, or every mistake that stands in its way.
struct Preparation {
  std::optional<PreparedCycle> prepared;
  std::vector<Mistake> mistakes;
};

/// Reads a cycle file, fills in and checks the settings of every component, and opens them all.
/// One mistake never hides another, unless the one makes no sense without the other: a node is
/// opened only when its inputs are. The instances borrow from `caller`.
Preparation prepare_cycle(const std::filesystem::path& file,
                          PluginCaller& caller,
                          const Presets& presets,
                          InputFiles files = InputFiles::must_exist);

/// Every mistake of a preset file: of its form, and what its method or calendar rule says of its
/// settings. A method is opened as if a cycle had just what the preset names.
struct PresetCheck {
  std::optional<Preset> preset;  // without mistakes in its form
  std::vector<Mistake> mistakes;
};
PresetCheck check_preset(const std::filesystem::path& file, PluginCaller& caller);

}  // namespace kinerja
