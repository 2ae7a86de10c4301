#include <kinerja/core/config.hpp>
#include <kinerja/core/running.hpp>

#include "cli/commands.hpp"

#include <algorithm>
#include <unistd.h>

namespace kinerja {

namespace {

// Who computes from what was read before does not open them.
InputFiles input_files_of(Command command) {
  return command == Command::recompute || command == Command::verify ? InputFiles::may_be_absent
                                                                     : InputFiles::must_exist;
}

}  // namespace

OpenedCycle open_cycle(const Workbench& bench) {
  Preparation preparation = prepare_cycle(
      bench.arguments.cycle, bench.caller, bench.presets, input_files_of(bench.arguments.command));
  if (!preparation.prepared) return {std::nullopt, bench.console.fail(preparation.mistakes)};
  if (bench.arguments.output)
    preparation.prepared->cycle.output = std::filesystem::absolute(*bench.arguments.output);
  return {std::move(preparation.prepared), 0};
}

Result<Evidence> evidence_of(const Workbench& bench, PreparedCycle& prepared) {
  const Cycle& cycle = prepared.cycle;
  const std::filesystem::path database = database_of(bench.arguments, cycle);
  if (std::filesystem::exists(database)) {
    KINERJA_TRY(kept, Store::open(database));
    KINERJA_TRY(has_rows, kept->has_rows({cycle.agency, cycle.id}));
    if (has_rows) return build_evidence(cycle, *kept);
  }
  KINERJA_TRY(passing, Store::open(":memory:"));
  Intake intake;
  KINERJA_CHECK(take_in(prepared, *passing, bench.stop, {}, intake));
  return build_evidence(cycle, *passing);
}

namespace {

// The part that has an employee, where evidence of what counts now is kept.
Result<std::optional<Evidence>> kept_part(const Cycle& cycle,
                                          Store& store,
                                          std::string_view employee) {
  KINERJA_TRY(snapshot, kept_evidence(cycle, store));
  if (!snapshot) return std::optional<Evidence>();
  KINERJA_TRY(parts, store.parts_with(snapshot->id, employee));
  for (const std::uint64_t k : parts) {
    KINERJA_TRY(part, store.snapshot_part(snapshot->id, k));
    if (part.find(employee) < 0) continue;
    part.hash = snapshot->input_hash;
    return std::optional(std::move(part));
  }
  return std::optional<Evidence>();
}

}  // namespace

Result<Evidence> evidence_with(const Workbench& bench,
                               PreparedCycle& prepared,
                               std::string_view employee) {
  const std::filesystem::path database = database_of(bench.arguments, prepared.cycle);
  if (std::filesystem::exists(database)) {
    KINERJA_TRY(store, Store::open(database));
    KINERJA_TRY(part, kept_part(prepared.cycle, *store, employee));
    if (part) return std::move(*part);
  }
  return evidence_of(bench, prepared);
}

Result<std::size_t> find_employee(const Evidence& evidence, std::string_view wanted) {
  if (const std::int64_t found = evidence.find(wanted); found >= 0)
    return static_cast<std::size_t>(found);
  std::vector<std::string_view> numbers;
  for (std::size_t i = 0; i < evidence.size(); ++i) numbers.push_back(evidence.employee[i]);
  const std::string_view near = did_you_mean(wanted, numbers);
  const Text hint = near.empty() ? Text{} : text("; maksud Anda {}?", "; did you mean {}?", {near});
  return fail(Errc::not_found,
              text("pegawai \"{}\" tidak ada pada siklus ini{}",
                   "there is no employee \"{}\" in this cycle{}",
                   {wanted, hint}));
}

Result<std::unique_ptr<Store>> open_database(const Arguments& arguments, const Cycle& cycle) {
  const std::filesystem::path database = database_of(arguments, cycle);
  if (std::filesystem::exists(database)) return Store::open(database);
  return fail(Errc::not_found,
              text("basis data \"{}\" tidak ada; jalankan `kinerja run` dahulu",
                   "there is no database \"{}\"; use `kinerja run` first",
                   {database.string()}));
}

EvidenceLimits evidence_limits(const Arguments& arguments) {
  constexpr std::uint64_t mebibyte = std::uint64_t{1} << 20U;
  EvidenceLimits limits;
  const auto machine = static_cast<std::uint64_t>(std::max(0L, sysconf(_SC_PHYS_PAGES))) *
                       static_cast<std::uint64_t>(std::max(0L, sysconf(_SC_PAGESIZE)));
  limits.memory_bytes = arguments.memory ? *arguments.memory * mebibyte : machine / 2;
  limits.threads = arguments.threads;
  return limits;
}

std::filesystem::path database_of(const Arguments& arguments, const Cycle& cycle) {
  return arguments.database.value_or(cycle.output / "kinerja.db");
}

}  // namespace kinerja
