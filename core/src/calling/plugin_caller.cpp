#include "calling/exporter_instance.hpp"
#include "calling/method_instance.hpp"
#include "calling/source_instance.hpp"

namespace kinerja {
namespace {

template <class Table>
ComponentInfo info_of(const Component<Table>& component) {
  const kinerja_info& info = *component.table->info;
  const PluginTexts& texts = component.plugin->texts();
  return {std::string(view_of(info.id)),
          info.flags,
          texts.find(view_of(info.name)),
          texts.find(view_of(info.about)),
          std::string(view_of(info.config_schema)),
          component.plugin->id(),
          component.plugin->version(),
          component.plugin->sha256(),
          {component.plugin, &texts},
          component.plugin->is_unsigned()};
}

template <class Table>
Result<ComponentInfo> info_of(Result<Component<Table>> found) {
  if (!found) return std::move(found).error();
  return info_of(*found);
}

class RegistryCaller final : public PluginCaller {
 public:
  RegistryCaller(const PluginRegistry& registry,
                 const StopSource& stop,
                 LogLine log,
                 ProgramLauncher launcher)
      : registry_(registry), stop_(stop), log_(std::move(log)), launcher_(std::move(launcher)) {}

  Result<ComponentInfo> source_info(std::string_view id) const override {
    return info_of(registry_.source(id));
  }
  Result<ComponentInfo> method_info(std::string_view id) const override {
    return info_of(registry_.method(id));
  }
  Result<ComponentInfo> exporter_info(std::string_view id) const override {
    return info_of(registry_.exporter(id));
  }

  Opened<SourceInstance> open_source(const SourceUse& use, const std::string& config) override {
    const auto found = registry_.source(use.component);
    if (!found) return {nullptr, {{"", found.error().message}}};
    return kinerja::open_source(*found->table, info_of(*found), settings(*found), use, config);
  }
  Opened<MethodInstance> open_method(const NodeUse& use,
                                     const std::string& config,
                                     const MethodSurroundings& around) override {
    const auto found = registry_.method(use.component);
    if (!found) return {nullptr, {{"", found.error().message}}};
    return kinerja::open_method(*found->table, info_of(*found), settings(*found), config, around);
  }
  Opened<ExporterInstance> open_exporter(const ExporterUse& use,
                                         const std::string& config,
                                         const kinerja_cycle_info& cycle) override {
    const auto found = registry_.exporter(use.component);
    if (!found) return {nullptr, {{"", found.error().message}}};
    return kinerja::open_exporter(*found->table, info_of(*found), settings(*found), config, cycle);
  }

 private:
  template <class Table>
  CallSettings settings(const Component<Table>& component) const {
    return {component.plugin,
            view_of(component.table->info->id),
            &stop_,
            &log_,
            nullptr,
            nullptr,
            &launcher_};
  }

  const PluginRegistry& registry_;
  const StopSource& stop_;
  LogLine log_;
  ProgramLauncher launcher_;
};

}  // namespace

std::unique_ptr<PluginCaller> call_plugins(const PluginRegistry& registry,
                                           const StopSource& stop,
                                           LogLine log,
                                           std::vector<std::string> program_launcher) {
  return std::make_unique<RegistryCaller>(
      registry, stop, std::move(log), std::move(program_launcher));
}

}  // namespace kinerja
