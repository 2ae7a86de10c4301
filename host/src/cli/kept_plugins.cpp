#include "cli/kept_plugins.hpp"

#include <kinerja/core/config.hpp>
#include <kinerja/core/store.hpp>

#include "cli/commands.hpp"

#include <algorithm>
#include <set>

namespace kinerja {
namespace {

bool is_loaded(const PluginRegistry& registry, const ComponentStamp& stamp) {
  const auto plugins = registry.plugins();
  return std::any_of(plugins.begin(), plugins.end(), [&](const SharedPlugin& plugin) {
    return plugin->id() == stamp.plugin && plugin->sha256() == stamp.sha256;
  });
}

Error not_kept(const ComponentStamp& stamp, const Error& reason) {
  return fail(Errc::not_found,
              text("hasil terakhir dihitung dengan {} {} ({}), yang tidak tersimpan lagi: {}",
                   "the last results were computed with {} {} ({}), which is not kept any more: {}",
                   {stamp.plugin, stamp.version, stamp.sha256, reason.message}));
}

}  // namespace

Result<void> use_kept_plugins(const Arguments& arguments,
                              const Presets& presets,
                              const PluginStore& binaries,
                              WorkerHouse& house,
                              PluginRegistry& registry) {
  ReadCycle read = read_cycle(arguments.cycle, presets, InputFiles::may_be_absent);
  if (!read.cycle) return {};  // whoever opens it says every mistake
  Cycle& cycle = *read.cycle;
  if (arguments.output) cycle.output = std::filesystem::absolute(*arguments.output);
  const std::filesystem::path database = database_of(arguments, cycle);
  if (!std::filesystem::exists(database)) return {};
  KINERJA_TRY(kept, Store::open(database));
  KINERJA_TRY(run, kept->latest_run({cycle.agency, cycle.id}));
  if (!run) return {};
  std::set<std::string> done;
  for (const ComponentStamp& stamp : run->components) {
    if (is_loaded(registry, stamp) || !done.insert(stamp.sha256).second) continue;
    auto binary = binaries.binary(stamp.sha256);
    if (!binary) return not_kept(stamp, binary.error());
    const std::filesystem::path file = binary->origin();
    const auto loader = [&](const std::filesystem::path&) {
      return house.load(std::make_shared<const SealedFile>(std::move(*binary)));
    };
    if (auto reloaded = registry.reload(file, loader); !reloaded) {
      // It is not even there in another version: then it is loaded beside the others.
      auto again = binaries.binary(stamp.sha256);
      if (!again) return not_kept(stamp, again.error());
      KINERJA_CHECK(registry.load(file, [&](const std::filesystem::path&) {
        return house.load(std::make_shared<const SealedFile>(std::move(*again)));
      }));
    }
  }
  return {};
}

}  // namespace kinerja
