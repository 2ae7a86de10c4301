#pragma once

#include <kinerja/core/isolation.hpp>
#include <kinerja/core/loading.hpp>
#include <kinerja/core/plugin_store.hpp>

#include "cli/arguments.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace kinerja {

/// Loads the plugins that a command works with: those of kinerja itself, the installed ones, and
/// those that were named. Decides for each who vouches for it and where its code runs. Borrows all.
class PluginLoading {
 public:
  PluginLoading(const Arguments& arguments,
                const PluginStore& store,
                WorkerHouse& house,
                PluginRegistry& registry);

  /// An Error is about a plugin that was named; what is wrong with others stands in the registry.
  Result<void> load_all(const std::filesystem::path& bundled_folder);

  /// Names of the plugins that run though nobody vouches for them.
  const std::vector<std::string>& unsigned_plugins() const { return unsigned_; }

 private:
  void load_bundled(const std::filesystem::path& folder);
  void load_installed();
  Result<void> load_named(const std::filesystem::path& file);
  bool is_loaded(const std::filesystem::path& file) const;

  PluginLoader of_bundled() const;
  Result<std::unique_ptr<PluginLibrary>> load(SealedFile library,
                                              const Voucher& voucher,
                                              std::optional<IncidentBook> book) const;

  const Arguments& arguments_;
  const PluginStore& store_;
  WorkerHouse& house_;
  PluginRegistry& registry_;
  std::vector<std::string> unsigned_;
};

}  // namespace kinerja
