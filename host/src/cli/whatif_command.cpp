#include <kinerja/core/comparing.hpp>
#include <kinerja/core/running.hpp>

#include "cli/kept_cycle.hpp"

#include <map>

namespace kinerja {
namespace {

using Reasons = std::map<std::size_t, std::vector<Text>>;

/// The same people under both schemes. Borrows everything.
struct WhatIf {
  RatedCycle before;
  const Scores& scores_before;
  RatedCycle after;
  const Scores& scores_after;
  SchemeComparison comparison;
  Reasons why_before, why_after;
};

Result<Reasons> reasons_of(const RatedCycle& rated,
                           const Rater& rater,
                           const std::vector<std::size_t>& people) {
  Reasons reasons;
  for (const std::size_t person : people) reasons[person];
  KINERJA_CHECK(rate_with_trail(rater, rated.evidence, people, [&](const Scores& scores) {
    for (auto at = reasons.lower_bound(scores.first);
         at != reasons.end() && at->first < scores.last;
         ++at)
      at->second = deciding_sentences(rated, scores, at->first);
  }));
  return reasons;
}

std::vector<std::string> grade_names(const Console& console, const RatedCycle& rated) {
  std::vector<std::string> names = {console.say("tanpa predikat", "without a grade")};
  for (const GradeWord& grade : rated.methods[rated.cycle.result_node]->grades())
    names.push_back(console.say(grade.text));
  return names;
}

// Grades before down, grades after across, both highest first.
void show_matrix(const Console& console, const WhatIf& what) {
  const auto down = grade_names(console, what.before);
  const auto across = grade_names(console, what.after);
  std::vector<std::vector<std::string>> rows(1);
  rows[0].push_back(console.say("dari \\ menjadi", "from \\ to"));
  std::vector<bool> right = {false};
  for (std::size_t k = across.size(); k-- > 0;) {
    rows[0].push_back(across[k]);
    right.push_back(true);
  }
  for (std::size_t i = down.size(); i-- > 0;) {
    auto& row = rows.emplace_back();
    row.push_back(down[i]);
    for (std::size_t k = across.size(); k-- > 0;)
      row.push_back(std::to_string(what.comparison.counts[i][k]));
  }
  console.table(rows, right);
}

void show_mover(const Console& console, const WhatIf& what, std::size_t person) {
  const Evidence& evidence = what.before.evidence;
  console.line();
  console.heading(std::string(evidence.name[person]) + " (" +
                  std::string(evidence.employee[person]) + ", " +
                  std::string(evidence.unit[person]) + ")");
  console.line("  " +
               console.say(outcome_text(
                   what.before, what.scores_before, what.before.cycle.result_node, person)) +
               " -> " +
               console.say(outcome_text(
                   what.after, what.scores_after, what.after.cycle.result_node, person)));
  console.line("  " + console.say("aturan kini:", "rules now:"));
  for (const Text& sentence : what.why_before.at(person))
    console.line("    - " + console.say(sentence));
  console.line("  " + console.say("aturan lain:", "other rules:"));
  for (const Text& sentence : what.why_after.at(person))
    console.line("    - " + console.say(sentence));
}

void show(const Console& console, const WhatIf& what) {
  console.heading(console.say(what.before.cycle.title) + " -> " +
                  console.say(what.after.cycle.title));
  console.line(std::to_string(what.before.evidence.size()) +
               console.say(" pegawai, ", " people, ") +
               std::to_string(what.comparison.movers.size()) + console.say(" berpindah", " move"));
  console.line();
  show_matrix(console, what);
  const std::size_t unused = what.after.evidence.set_aside.size();
  if (unused > what.before.evidence.set_aside.size())
    console.line(std::to_string(unused) +
                 console.say(" baris tidak dapat dipakai menurut aturan lain (kini ",
                             " rows cannot be used by the other rules (now ") +
                 std::to_string(what.before.evidence.set_aside.size()) + ")");
  for (const std::size_t person : what.comparison.movers) show_mover(console, what, person);
}

boost::json::array matrix_json(const Console& console, const WhatIf& what) {
  const auto down = grade_names(console, what.before);
  const auto across = grade_names(console, what.after);
  boost::json::array counts;
  for (std::size_t i = 0; i < down.size(); ++i)
    for (std::size_t k = 0; k < across.size(); ++k)
      if (what.comparison.counts[i][k] > 0)
        counts.push_back(boost::json::object{{"from", i == 0 ? "" : down[i]},
                                             {"to", k == 0 ? "" : across[k]},
                                             {"people", what.comparison.counts[i][k]}});
  return counts;
}

boost::json::object side_json(const RatedCycle& rated,
                              const Scores& scores,
                              const Reasons& why,
                              std::size_t person) {
  const std::size_t node = rated.cycle.result_node;
  return {{"score", score_value(scores, node, person)},
          {"grade", grade_word(rated, scores, node, person)},
          {"why", to_json(why.at(person))}};
}

boost::json::object to_json(const Console& console, const WhatIf& what, const KeptCycle& kept) {
  const Evidence& evidence = what.before.evidence;
  boost::json::array movers;
  for (const std::size_t person : what.comparison.movers)
    movers.push_back(boost::json::object{
        {"employee", evidence.employee[person]},
        {"name", evidence.name[person]},
        {"unit", evidence.unit[person]},
        {"before", side_json(what.before, what.scores_before, what.why_before, person)},
        {"after", side_json(what.after, what.scores_after, what.why_after, person)}});
  return {{"ok", true},
          {"cycle", what.before.cycle.id},
          {"people", evidence.size()},
          {"counts", matrix_json(console, what)},
          {"movers", std::move(movers)},
          {"unused_rows",
           boost::json::object{{"before", evidence.set_aside.size()},
                               {"after", what.after.evidence.set_aside.size()}}},
          {"changed", kinerja::to_json(kept.changed())}};
}

// The other file's rules (aspects, nodes, result) over this cycle's people, period and rows.
void take_rules_only(const Cycle& cycle, Cycle& other) {
  other.id = cycle.id;
  other.agency = cycle.agency;
  other.from_day = cycle.from_day;
  other.to_day = cycle.to_day;
}

}  // namespace

int whatif_command(const Workbench& bench) {
  const Console& console = bench.console;
  const OpenedKept opened = open_kept(bench);
  if (!opened.kept) return opened.exit_code;
  const KeptCycle& kept = *opened.kept;
  // Its rules alone are used, so its own data need not be there.
  Preparation preparation =
      prepare_cycle(bench.arguments.other, bench.caller, bench.presets, InputFiles::may_be_absent);
  if (!preparation.prepared) return console.fail(preparation.mistakes);
  PreparedCycle& other = *preparation.prepared;
  take_rules_only(kept.cycle(), other.cycle);

  const auto evidence = build_evidence(other.cycle, kept.store());
  if (!evidence) return console.fail(evidence.error());
  const Rater rater(other.cycle, other.methods, bench.stop, exact_rating_options(bench.arguments));
  const auto scores = rater.rate(*evidence, 0, evidence->size(), false);
  if (!scores) return console.fail(scores.error());

  const RatedCycle before = kept.rated();
  const RatedCycle after{other.cycle, other.methods, *evidence};
  SchemeComparison comparison = compare_schemes(before, kept.scores(), after, *scores);
  auto why_before = reasons_of(before, kept.rater(), comparison.movers);
  if (!why_before) return console.fail(why_before.error());
  auto why_after = reasons_of(after, rater, comparison.movers);
  if (!why_after) return console.fail(why_after.error());
  const WhatIf what{before,
                    kept.scores(),
                    after,
                    *scores,
                    std::move(comparison),
                    std::move(*why_before),
                    std::move(*why_after)};
  show(console, what);
  console.answer(to_json(console, what, kept));
  return 0;
}

}  // namespace kinerja
