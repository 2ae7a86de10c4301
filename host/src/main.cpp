// The program kinerja. Everything it is made of is made here and handed on.

#include <kinerja/core/calling.hpp>
#include <kinerja/core/isolation.hpp>
#include <kinerja/core/loading.hpp>
#include <kinerja/core/plugin_store.hpp>
#include <kinerja/core/presets.hpp>
#include <kinerja/core/stop.hpp>

#include "cli/arguments.hpp"
#include "cli/bundled_plugins.hpp"
#include "cli/commands.hpp"
#include "cli/console.hpp"
#include "cli/kept_plugins.hpp"
#include "cli/load_plugins.hpp"
#include "cli/log.hpp"

#include <chrono>
#include <cmath>
#include <csignal>
#include <malloc.h>
#include <sys/stat.h>

namespace {

// The one thing that a signal handler may touch.
kinerja::StopSource stop;

extern "C" void on_signal(int signal_number) {
  stop.request();
  // A second Ctrl-C ends at once: what was written so far lies beside its place, not in it.
  std::signal(signal_number, SIG_DFL);
}

kinerja::Error no_preset_folder(const std::filesystem::path& folder) {
  return kinerja::fail(kinerja::Errc::not_found,
                       kinerja::text("folder preset {} tidak ada; periksa --presets",
                                     "there is no folder of presets {}; check --presets",
                                     {folder.string()}));
}

kinerja::WorkerSettings worker_settings(const kinerja::Arguments& arguments,
                                        const kinerja::TrustPolicy& policy) {
  kinerja::WorkerSettings settings;
  settings.program = kinerja::worker_program();
  settings.minimum = policy.minimum_sandbox;
  settings.memory_bytes = std::uint64_t{arguments.worker_memory} << 20U;
  settings.silence = std::chrono::milliseconds(
      static_cast<std::int64_t>(std::llround(arguments.worker_seconds * 1'000)));
  return settings;
}

int dispatch(const kinerja::Workbench& bench) {
  switch (bench.arguments.command) {
    case kinerja::Command::run:
    case kinerja::Command::recompute:
      return run_command(bench);
    case kinerja::Command::check:
      return check_command(bench);
    case kinerja::Command::explain:
      return explain_command(bench);
    case kinerja::Command::verify:
      return verify_command(bench);
    case kinerja::Command::whatif:
      return whatif_command(bench);
    case kinerja::Command::follow_up:
      return follow_up_command(bench);
    case kinerja::Command::distribution:
      return distribution_command(bench);
    case kinerja::Command::raters:
      return raters_command(bench);
    case kinerja::Command::compare:
      return compare_command(bench);
    case kinerja::Command::goals:
      return goals_command(bench);
    case kinerja::Command::plugin_list:
      return plugin_list_command(bench);
    case kinerja::Command::plugin_show:
      return plugin_show_command(bench);
    case kinerja::Command::plugin_new:
      return plugin_new_command(bench);
    case kinerja::Command::plugin_run:
      return plugin_run_command(bench);
    case kinerja::Command::plugin_key:
      return plugin_key_command(bench);
    case kinerja::Command::plugin_sign:
      return plugin_sign_command(bench);
    case kinerja::Command::plugin_install:
      return plugin_install_command(bench);
    case kinerja::Command::plugin_remove:
      return plugin_remove_command(bench);
    case kinerja::Command::plugin_pardon:
      return plugin_pardon_command(bench);
    case kinerja::Command::plugin_trust_add:
      return plugin_trust_add_command(bench);
    case kinerja::Command::plugin_trust_deny:
      return plugin_trust_deny_command(bench);
    case kinerja::Command::plugin_trust_list:
      return plugin_trust_list_command(bench);
    case kinerja::Command::plugin_check:
      break;  // main() has it: it works with one plugin alone
    case kinerja::Command::preset_list:
      return preset_list_command(bench);
    case kinerja::Command::preset_show:
      return preset_show_command(bench);
    case kinerja::Command::preset_check:
      return preset_check_command(bench);
    case kinerja::Command::guide:
      return guide_command(bench);
    case kinerja::Command::nip:
      return nip_command(bench);
    case kinerja::Command::calendar_deadline:
      return calendar_deadline_command(bench);
    case kinerja::Command::calendar_hours:
      return calendar_hours_command(bench);
    case kinerja::Command::doctor:
      return doctor_command(bench);
  }
  return 2;
}

// Batches of rows come and go by the thousand. What one leaves is for the next one: the kernel
// would have to clear each page of it again.
void keep_freed_memory() {
  constexpr int mebibyte = 1 << 20;
  mallopt(M_MMAP_THRESHOLD, 32 * mebibyte);
  mallopt(M_TRIM_THRESHOLD, 64 * mebibyte);
}

}  // namespace

int main(int argc, char** argv) {
  keep_freed_memory();
  const kinerja::ParsedArguments parsed = kinerja::parse_arguments(argc, argv);
  if (!parsed.arguments) return parsed.exit_code;
  const kinerja::Arguments& arguments = *parsed.arguments;
  kinerja::Console console(arguments.language, arguments.json);
  // Ledger and reports are about people: nothing that is written here is for everybody's eyes.
  constexpr mode_t not_for_others = 0007;
  umask(umask(0) | not_for_others);
  std::signal(SIGINT, on_signal);
  std::signal(SIGTERM, on_signal);

  // Nothing else is loaded for it: no plugin shall meet another one.
  if (arguments.command == kinerja::Command::plugin_check)
    return kinerja::plugin_check_command(arguments, console);

  const kinerja::LogLine log = kinerja::make_log();
  const auto store =
      kinerja::PluginStore::at(arguments.store.value_or(kinerja::default_store_folder()));
  if (!store) return console.fail(store.error());
  // What is wrong with the policy is said where it is needed; until then it allows nothing.
  const auto policy = store->policy();
  kinerja::WorkerHouse house(
      worker_settings(arguments, policy ? *policy : kinerja::TrustPolicy{}), stop, log);
  kinerja::PluginRegistry registry;
  kinerja::PluginLoading loading(arguments, *store, house, registry);
  // A project that is to become a plugin needs none of those that there are.
  if (arguments.command != kinerja::Command::plugin_new)
    if (auto loaded = loading.load_all(kinerja::bundled_plugin_folder()); !loaded)
      return console.fail(loaded.error());
  console.warn_of_unsigned(loading.unsigned_plugins());
  kinerja::Presets presets;
  presets.load_folder(kinerja::bundled_preset_folder());
  for (const auto& folder : arguments.presets) {
    if (!std::filesystem::is_directory(folder)) return console.fail(no_preset_folder(folder));
    presets.load_folder(std::filesystem::absolute(folder));
  }
  if (arguments.kept)
    if (auto used = use_kept_plugins(arguments, presets, *store, house, registry); !used)
      return console.fail(used.error());
  const auto caller = kinerja::call_plugins(registry, stop, log, kinerja::program_launcher());
  return dispatch({arguments, console, registry, house, *caller, stop, presets, *store});
}
