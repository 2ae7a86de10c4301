#include <kinerja/core/config.hpp>
#include <kinerja/core/running.hpp>

#include "cli/commands.hpp"
#include "cli/explanation.hpp"

namespace kinerja {
namespace {

// The evidence that the last run kept or, before the first run, what the sources bring now.
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
  return std::move(intake.evidence);
}

Error no_such_employee(const Evidence& evidence, std::string_view wanted) {
  std::vector<std::string_view> numbers;
  for (std::size_t i = 0; i < evidence.size(); ++i) numbers.push_back(evidence.employee[i]);
  const std::string_view near = did_you_mean(wanted, numbers);
  const Text hint = near.empty() ? Text{} : text("; maksud Anda {}?", "; did you mean {}?", {near});
  return fail(Errc::not_found,
              text("pegawai \"{}\" tidak ada pada siklus ini{}",
                   "there is no employee \"{}\" in this cycle{}",
                   {wanted, hint}));
}

}  // namespace

int explain_command(const Workbench& bench) {
  OpenedCycle opened = open_cycle(bench);
  if (!opened.prepared) return opened.exit_code;
  PreparedCycle& prepared = *opened.prepared;
  const Console& console = bench.console;
  const auto evidence = evidence_of(bench, prepared);
  if (!evidence) return console.fail(evidence.error());
  const std::int64_t found = evidence->find(bench.arguments.employee);
  if (found < 0) return console.fail(no_such_employee(*evidence, bench.arguments.employee));

  const auto person = static_cast<std::size_t>(found);
  const Rater rater(prepared.cycle, prepared.methods, bench.stop, rating_options(bench.arguments));
  std::size_t first = person, last = person + 1;
  if (rater.needs_whole_groups()) {
    first = evidence->begin_of_group(person);
    last = evidence->end_of_group(person);
  }
  const auto scores = rater.rate(*evidence, first, last, true);
  if (!scores) return console.fail(scores.error());
  const auto changes = smallest_changes(prepared.cycle, rater, *evidence, person);
  if (!changes) return console.fail(changes.error());

  const Explanation explanation{
      prepared, *evidence, *scores, *changes, person, bench.arguments.raters};
  show(console, explanation);
  console.answer(to_json(explanation));
  return 0;
}

}  // namespace kinerja
