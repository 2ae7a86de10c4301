#pragma once

#include <kinerja/core/isolation.hpp>
#include <kinerja/core/loading.hpp>
#include <kinerja/core/plugin_store.hpp>
#include <kinerja/core/presets.hpp>

#include "cli/arguments.hpp"

namespace kinerja {

/// Puts the binaries that computed a cycle's latest results into the place of those that are newer:
/// what was installed once is kept under its hash. They run in workers. An Error names the first
/// that is not there any more.
Result<void> use_kept_plugins(const Arguments& arguments,
                              const Presets& presets,
                              const PluginStore& binaries,
                              WorkerHouse& house,
                              PluginRegistry& registry);

}  // namespace kinerja
