#include "cli/commands.hpp"

namespace kinerja {

OpenedCycle open_cycle(const Workbench& bench) {
  Preparation preparation = prepare_cycle(bench.arguments.cycle, bench.caller, bench.presets);
  if (!preparation.prepared) return {std::nullopt, bench.console.fail(preparation.mistakes)};
  if (bench.arguments.output)
    preparation.prepared->cycle.output = std::filesystem::absolute(*bench.arguments.output);
  return {std::move(preparation.prepared), 0};
}

std::filesystem::path database_of(const Arguments& arguments, const Cycle& cycle) {
  return arguments.database.value_or(cycle.output / "kinerja.db");
}

}  // namespace kinerja
