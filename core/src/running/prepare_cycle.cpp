#include <kinerja/core/exporting.hpp>
#include <kinerja/core/preparing.hpp>
#include <kinerja/core/sha256.hpp>

namespace kinerja {
namespace {

// Opens the components of one cycle file and collects the mistakes of all.
class Preparer {
 public:
  Preparer(PluginCaller& caller, const JsonDocument& document, PreparedCycle& to)
      : caller_(caller), document_(document), to_(to) {}

  void open_sources() {
    for (const SourceUse& use : to_.cycle.sources) {
      const auto config = settings(use, caller_.source_info(use.component), "source");
      auto opened = config ? caller_.open_source(use, *config) : Opened<SourceInstance>{};
      add_faults(use, opened.faults);
      to_.sources.push_back(std::move(opened.instance));
    }
  }

  void open_methods() {
    const Cycle& cycle = to_.cycle;
    to_.methods.resize(cycle.nodes.size());
    for (const std::size_t k : cycle.order) {
      const NodeUse& use = cycle.nodes[k];
      const auto config = settings(use, caller_.method_info(use.component), "method");
      MethodSurroundings around{use.inputs, use.attributes, cycle.aspects, {}};
      bool inputs_open = true;
      for (const std::string& input : use.inputs) {
        const auto& method =
            to_.methods[static_cast<std::size_t>(cycle.node(input) - cycle.nodes.data())];
        inputs_open = inputs_open && method != nullptr;
        if (method != nullptr) around.input_grades.push_back(&method->grades());
      }
      if (!config || !inputs_open) continue;
      auto opened = caller_.open_method(use, *config, around);
      add_faults(use, opened.faults);
      to_.methods[k] = std::move(opened.instance);
    }
  }

  void open_exporters() {
    const CycleInfo info(to_.cycle, {}, to_.config_hash, "");
    for (const ExporterUse& use : to_.cycle.exporters) {
      const auto config = settings(use, caller_.exporter_info(use.component), "exporter");
      auto opened =
          config ? caller_.open_exporter(use, *config, info.get()) : Opened<ExporterInstance>{};
      add_faults(use, opened.faults);
      to_.exporters.push_back(std::move(opened.instance));
    }
  }

  std::vector<Mistake> take_mistakes() { return std::move(mistakes_); }

 private:
  // The settings of one component as canonical JSON with defaults, if they are valid.
  std::optional<std::string> settings(const ComponentUse& use,
                                      const Result<ComponentInfo>& info,
                                      std::string_view key) {
    if (!info) {
      mistakes_.push_back(
          document_.mistake(use.pointer + "/" + std::string(key), info.error().message));
      return std::nullopt;
    }
    const auto schema = Schema::parse(info->schema);
    if (!schema) {
      mistakes_.push_back(
          document_.mistake(use.pointer + "/" + std::string(key), schema.error().message));
      return std::nullopt;
    }
    boost::json::value config = use.config;
    const auto faults = schema->check(config);
    for (const Schema::Fault& fault : faults)
      mistakes_.push_back(
          document_.mistake(use.pointer + "/config" + fault.pointer, fault.message));
    if (!faults.empty()) return std::nullopt;
    return canonical_json(config);
  }

  void add_faults(const ComponentUse& use, const std::vector<SettingFault>& faults) {
    for (const SettingFault& fault : faults)
      mistakes_.push_back(
          document_.mistake(use.pointer + "/config" + fault.pointer, fault.message));
  }

  PluginCaller& caller_;
  const JsonDocument& document_;
  PreparedCycle& to_;
  std::vector<Mistake> mistakes_;
};

}  // namespace

Preparation prepare_cycle(const std::filesystem::path& file, PluginCaller& caller) {
  ReadCycle read = read_cycle(file);
  if (!read.cycle || !read.document) return {std::nullopt, std::move(read.mistakes)};
  Sha256 hash;
  hash.add(read.cycle->canonical);
  PreparedCycle prepared{std::move(*read.cycle), hash.hex(), {}, {}, {}};
  Preparer preparer(caller, *read.document, prepared);
  preparer.open_sources();
  preparer.open_methods();
  preparer.open_exporters();
  std::vector<Mistake> mistakes = std::move(read.mistakes);
  for (Mistake& mistake : preparer.take_mistakes()) mistakes.push_back(std::move(mistake));
  if (!mistakes.empty()) return {std::nullopt, std::move(mistakes)};
  return {std::move(prepared), {}};
}

}  // namespace kinerja
