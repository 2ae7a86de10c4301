#include <kinerja/core/goal_check.hpp>

#include "cli/commands.hpp"

#include <boost/json/array.hpp>

#include <map>
#include <string>

namespace kinerja {
namespace {

std::string goal_name(const Evidence& evidence, std::size_t goal) {
  const std::string title = one_line(evidence.goals.title[goal]);
  const std::string indicator(evidence.indicators[evidence.goals.indicator[goal]]);
  return title.empty() ? indicator : title + " [" + indicator + "]";
}

void show(const Console& console,
          const Cycle& cycle,
          const Evidence& evidence,
          const std::vector<GoalHint>& hints) {
  console.heading(console.say(cycle.title));
  for (std::size_t k = 0; k < hints.size(); ++k) {
    const GoalHint& hint = hints[k];
    const bool new_person = k == 0 || hints[k - 1].person != hint.person;
    if (new_person) {
      console.line();
      console.heading(std::string(evidence.name[hint.person]) + " (" +
                      std::string(evidence.employee[hint.person]) + ", " +
                      std::string(evidence.unit[hint.person]) + ")");
    }
    if (new_person || hints[k - 1].goal != hint.goal)
      console.line("  " + goal_name(evidence, hint.goal));
    console.line("    - " + console.say(hint.what) + ": " + console.say(hint.better));
  }
  console.line();
  console.line(std::to_string(evidence.goals.size()) +
               console.say(" sasaran diperiksa, ", " goals looked at, ") +
               std::to_string(hints.size()) + console.say(" saran", " hints"));
}

boost::json::object to_json(const Evidence& evidence, const std::vector<GoalHint>& hints) {
  boost::json::array all;
  std::map<std::string, std::size_t> counts;
  for (const GoalHint& hint : hints) {
    const GoalEvidence& goals = evidence.goals;
    ++counts[kind_word(hint.kind)];
    all.push_back(
        boost::json::object{{"employee", evidence.employee[hint.person]},
                            {"name", evidence.name[hint.person]},
                            {"unit", evidence.unit[hint.person]},
                            {"goal", goals.title[hint.goal]},
                            {"indicator", evidence.indicators[goals.indicator[hint.goal]]},
                            {"kind", kind_word(hint.kind)},
                            {"what", hint.what.id},
                            {"what_en", hint.what.en},
                            {"better", hint.better.id},
                            {"better_en", hint.better.en}});
  }
  boost::json::object by_kind;
  for (const auto& [kind, count] : counts) by_kind[kind] = count;
  return {{"ok", true},
          {"goals", evidence.goals.size()},
          {"counts", std::move(by_kind)},
          {"hints", std::move(all)}};
}

}  // namespace

// Useful before the first run, too: a plan is put right before the period, not after it.
int goals_command(const Workbench& bench) {
  OpenedCycle opened = open_cycle(bench);
  if (!opened.prepared) return opened.exit_code;
  const auto evidence = evidence_of(bench, *opened.prepared);
  if (!evidence) return bench.console.fail(evidence.error());
  const std::vector<GoalHint> hints = check_goals(opened.prepared->cycle, *evidence);
  show(bench.console, opened.prepared->cycle, *evidence, hints);
  bench.console.answer(to_json(*evidence, hints));
  return 0;
}

}  // namespace kinerja
