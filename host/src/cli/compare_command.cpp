#include <kinerja/core/comparing.hpp>
#include <kinerja/core/number.hpp>

#include "cli/kept_cycle.hpp"

#include <optional>

namespace kinerja {
namespace {

/// This cycle beside its earlier ones. Borrows everything.
struct Comparison {
  const KeptCycle& kept;
  const std::vector<EarlierCycle>& earlier;
};

std::optional<double> score_now(const Comparison& all, std::size_t node, std::size_t person) {
  const NodeScores& scores = all.kept.scores().nodes[node];
  return scores.status[person] == KINERJA_OK ? std::optional(scores.score[person]) : std::nullopt;
}

std::optional<double> score_then(const EarlierCycle& cycle, std::size_t node, std::size_t person) {
  if (!cycle.found || cycle.nodes[node].status[person] != KINERJA_OK) return std::nullopt;
  return cycle.nodes[node].score[person];
}

std::string words_then(const Console& console,
                       const EarlierCycle& cycle,
                       std::size_t node,
                       std::size_t person) {
  const auto score = score_then(cycle, node, person);
  if (!score) return "-";
  const std::string number = console.say(number_text(*score));
  const std::string& grade = cycle.nodes[node].grade_text[person];
  return grade.empty() ? number : grade + " (" + number + ")";
}

// The change of the score against the newest earlier cycle that has one.
std::optional<double> change(const Comparison& all, std::size_t node, std::size_t person) {
  const auto now = score_now(all, node, person);
  for (const EarlierCycle& cycle : all.earlier)
    if (const auto then = score_then(cycle, node, person))
      return now ? std::optional(*now - *then) : std::nullopt;
  return std::nullopt;
}

std::string change_words(const Console& console, std::optional<double> by) {
  return by ? (*by > 0 ? "+" : "") + console.say(number_text(*by, 2)) : "-";
}

std::vector<std::string> head(const Console& console, const Comparison& all, std::string first) {
  std::vector<std::string> row = {std::move(first)};
  for (auto cycle = all.earlier.rbegin(); cycle != all.earlier.rend(); ++cycle)
    row.push_back(cycle->id);
  row.push_back(all.kept.cycle().id);
  row.push_back(console.say("perubahan", "change"));
  return row;
}

// Oldest first, so that the eye follows time.
std::vector<std::string> row_of(const Console& console,
                                const Comparison& all,
                                std::size_t node,
                                std::size_t person,
                                std::string first) {
  std::vector<std::string> row = {std::move(first)};
  for (auto cycle = all.earlier.rbegin(); cycle != all.earlier.rend(); ++cycle)
    row.push_back(words_then(console, *cycle, node, person));
  row.push_back(console.say(outcome_text(all.kept.rated(), all.kept.scores(), node, person)));
  row.push_back(change_words(console, change(all, node, person)));
  return row;
}

void show_person(const Console& console, const Comparison& all, std::size_t person) {
  const Evidence& evidence = all.kept.evidence();
  console.heading(std::string(evidence.name[person]) + " (" +
                  std::string(evidence.employee[person]) + ", " +
                  std::string(evidence.unit[person]) + ")");
  std::vector<std::vector<std::string>> rows = {head(console, all, console.say("langkah", "node"))};
  const Cycle& cycle = all.kept.cycle();
  for (std::size_t k = 0; k < cycle.nodes.size(); ++k)
    rows.push_back(row_of(console, all, k, person, console.say(cycle.nodes[k].title)));
  console.table(rows, {});
}

void show_everybody(const Console& console, const Comparison& all) {
  const Evidence& evidence = all.kept.evidence();
  const std::size_t node = all.kept.cycle().result_node;
  console.heading(console.say(all.kept.cycle().title) + ": " +
                  console.say(all.kept.cycle().nodes[node].title));
  std::vector<std::vector<std::string>> rows = {
      head(console, all, console.say("pegawai", "employee"))};
  for (std::size_t i = 0; i < evidence.size(); ++i)
    rows.push_back(row_of(console,
                          all,
                          node,
                          i,
                          std::string(evidence.employee[i]) + " " + std::string(evidence.name[i])));
  console.table(rows, {});
}

boost::json::value json_of(std::optional<double> value) {
  return value ? boost::json::value(*value) : boost::json::value(nullptr);
}

boost::json::object node_json(const Comparison& all, std::size_t node, std::size_t person) {
  boost::json::array earlier;
  for (const EarlierCycle& cycle : all.earlier)
    if (cycle.found)
      earlier.push_back(boost::json::object{{"cycle", cycle.id},
                                            {"score", json_of(score_then(cycle, node, person))},
                                            {"grade", cycle.nodes[node].grade_text[person]}});
  return {{"node", all.kept.cycle().nodes[node].name},
          {"score", json_of(score_now(all, node, person))},
          {"grade", grade_word(all.kept.rated(), all.kept.scores(), node, person)},
          {"change", json_of(change(all, node, person))},
          {"earlier", std::move(earlier)}};
}

boost::json::object to_json(const Comparison& all, std::optional<std::size_t> wanted) {
  const Evidence& evidence = all.kept.evidence();
  const Cycle& cycle = all.kept.cycle();
  boost::json::array people, cycles;
  for (const EarlierCycle& one : all.earlier)
    cycles.push_back(
        boost::json::object{{"cycle", one.id}, {"title", one.title.id}, {"found", one.found}});
  for (std::size_t i = 0; i < evidence.size(); ++i) {
    if (wanted && *wanted != i) continue;
    boost::json::array nodes;
    for (std::size_t k = 0; k < cycle.nodes.size(); ++k)
      if (wanted || k == cycle.result_node) nodes.push_back(node_json(all, k, i));
    people.push_back(boost::json::object{{"employee", evidence.employee[i]},
                                         {"name", evidence.name[i]},
                                         {"unit", evidence.unit[i]},
                                         {"nodes", std::move(nodes)}});
  }
  return {{"ok", true},
          {"cycle", cycle.id},
          {"earlier", std::move(cycles)},
          {"people", std::move(people)},
          {"changed", kinerja::to_json(all.kept.changed())}};
}

}  // namespace

int compare_command(const Workbench& bench) {
  const Console& console = bench.console;
  const OpenedKept opened = open_kept(bench);
  if (!opened.kept) return opened.exit_code;
  const KeptCycle& kept = *opened.kept;
  if (kept.cycle().follow_up.earlier.empty())
    return console.fail(
        fail(Errc::used_wrongly,
             text("berkas siklus tidak menyebut siklus sebelumnya; tambahkan kodenya di "
                  "\"follow_up\", \"earlier\"",
                  "the cycle file names no earlier cycles; add their ids under \"follow_up\", "
                  "\"earlier\"")));
  std::optional<std::size_t> person;
  if (!bench.arguments.employee.empty()) {
    const auto found = find_employee(kept.evidence(), bench.arguments.employee);
    if (!found) return console.fail(found.error());
    person = *found;
  }
  const auto earlier = read_earlier(kept.cycle(), kept.evidence(), kept.store());
  if (!earlier) return console.fail(earlier.error());
  for (const EarlierCycle& cycle : *earlier)
    if (!cycle.found)
      console.line("! " + console.say(text("tidak ada hasil siklus \"{}\" di basis data ini",
                                           "this database has no results of the cycle \"{}\"",
                                           {cycle.id})));
  const Comparison all{kept, *earlier};
  if (person)
    show_person(console, all, *person);
  else
    show_everybody(console, all);
  console.answer(to_json(all, person));
  return 0;
}

}  // namespace kinerja
