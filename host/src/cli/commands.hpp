#pragma once

#include <kinerja/core/calling.hpp>
#include <kinerja/core/isolation.hpp>
#include <kinerja/core/loading.hpp>
#include <kinerja/core/plugin_store.hpp>
#include <kinerja/core/preparing.hpp>
#include <kinerja/core/rating.hpp>
#include <kinerja/core/running.hpp>
#include <kinerja/core/stop.hpp>
#include <kinerja/core/store.hpp>

#include "cli/arguments.hpp"
#include "cli/console.hpp"

#include <memory>
#include <optional>

namespace kinerja {

/// What every command works with; main() makes it. Borrows all.
struct Workbench {
  const Arguments& arguments;
  const Console& console;
  const PluginRegistry& registry;
  WorkerHouse& house;
  PluginCaller& caller;
  const StopSource& stop;
  const Presets& presets;
  const PluginStore& plugin_store;
};

// Each command speaks on the console and returns the exit code.
int run_command(const Workbench& bench);  // and recompute
int check_command(const Workbench& bench);
int explain_command(const Workbench& bench);
int verify_command(const Workbench& bench);
int whatif_command(const Workbench& bench);
int follow_up_command(const Workbench& bench);
int distribution_command(const Workbench& bench);
int raters_command(const Workbench& bench);
int compare_command(const Workbench& bench);
int goals_command(const Workbench& bench);
int plugin_list_command(const Workbench& bench);
int plugin_show_command(const Workbench& bench);
int plugin_new_command(const Workbench& bench);
int plugin_run_command(const Workbench& bench);
int plugin_key_command(const Workbench& bench);
int plugin_sign_command(const Workbench& bench);
int plugin_install_command(const Workbench& bench);
int plugin_remove_command(const Workbench& bench);
int plugin_pardon_command(const Workbench& bench);
int plugin_trust_add_command(const Workbench& bench);
int plugin_trust_deny_command(const Workbench& bench);
int plugin_trust_list_command(const Workbench& bench);
int plugin_check_command(const Arguments& arguments, const Console& console);
int preset_list_command(const Workbench& bench);
int preset_show_command(const Workbench& bench);
int preset_check_command(const Workbench& bench);
int guide_command(const Workbench& bench);
int nip_command(const Workbench& bench);
int calendar_deadline_command(const Workbench& bench);
int calendar_hours_command(const Workbench& bench);
int doctor_command(const Workbench& bench);

/// A cycle ready to work with, its output folder as the arguments want it; or the exit code.
struct OpenedCycle {
  std::optional<PreparedCycle> prepared;
  int exit_code = 0;
};
OpenedCycle open_cycle(const Workbench& bench);

/// The evidence that the last run kept or, before the first run, what the sources bring now.
Result<Evidence> evidence_of(const Workbench& bench, PreparedCycle& prepared);
/// The same, or only the part of it that has this employee and the whole unit.
Result<Evidence> evidence_with(const Workbench& bench,
                               PreparedCycle& prepared,
                               std::string_view employee);

/// The place of an employee, or an Error that may know who was meant.
Result<std::size_t> find_employee(const Evidence& evidence, std::string_view wanted);

/// Explains one person's scores on the console, and returns the exit code.
int explain_person(const Workbench& bench,
                   const PreparedCycle& prepared,
                   const Evidence& evidence,
                   std::string_view employee);

/// Where the ledger and the results of a cycle are kept.
std::filesystem::path database_of(const Arguments& arguments, const Cycle& cycle);

/// The same, opened; an Error when it is not there.
Result<std::unique_ptr<Store>> open_database(const Arguments& arguments, const Cycle& cycle);

/// What --memory and --threads allow.
EvidenceLimits evidence_limits(const Arguments& arguments);

inline RatingOptions rating_options(const Arguments& arguments) {
  return {arguments.threads, arguments.batch};
}
/// For whoever compares the values behind the scores.
inline RatingOptions exact_rating_options(const Arguments& arguments) {
  return {arguments.threads, arguments.batch, false};
}

}  // namespace kinerja
