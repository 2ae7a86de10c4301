#include "cli/commands.hpp"
#include "cli/explanation.hpp"

namespace kinerja {

int explain_command(const Workbench& bench) {
  OpenedCycle opened = open_cycle(bench);
  if (!opened.prepared) return opened.exit_code;
  const auto evidence = evidence_with(bench, *opened.prepared, bench.arguments.employee);
  if (!evidence) return bench.console.fail(evidence.error());
  return explain_person(bench, *opened.prepared, *evidence, bench.arguments.employee);
}

int explain_person(const Workbench& bench,
                   const PreparedCycle& prepared,
                   const Evidence& evidence,
                   std::string_view employee) {
  const Console& console = bench.console;
  const auto found = find_employee(evidence, employee);
  if (!found) return console.fail(found.error());

  const std::size_t person = *found;
  const Rater rater(prepared.cycle, prepared.methods, bench.stop, rating_options(bench.arguments));
  const auto scores = rater.rate_with_trail_of(evidence, person);
  if (!scores) return console.fail(scores.error());
  const auto changes = smallest_changes(prepared.cycle, rater, evidence, person);
  if (!changes) return console.fail(changes.error());

  const Explanation explanation{
      prepared, evidence, *scores, *changes, person, bench.arguments.raters};
  show(console, explanation);
  console.answer(to_json(explanation));
  return 0;
}

}  // namespace kinerja
