#include "cli/explanation.hpp"

#include <kinerja/core/guide.hpp>
#include <kinerja/core/number.hpp>

#include "cli/explanation_parts.hpp"

#include <boost/json/array.hpp>

#include <algorithm>

namespace kinerja {
namespace {

TrailWords words_of(const Explanation& e) {
  return {e.prepared.cycle, e.prepared.methods, e.evidence};
}

// A node's outcome in a few words: the grade and the score, or that there is none.
Text outcome_text(const Explanation& e, std::size_t node) {
  const NodeScores& scores = e.scores.nodes[node];
  const std::size_t i = e.person - e.scores.first;
  if (scores.status[i] == KINERJA_MISSING)
    return text("belum dapat dinilai", "cannot be rated yet");
  if (scores.status[i] != KINERJA_OK) return text("gagal dinilai", "rating failed");
  const Text grade = words_of(e).grade(node, scores.grade[i]);
  return grade.id.empty() ? number_text(scores.score[i])
                          : text("{} ({})", "{} ({})", {grade, scores.score[i]});
}

std::vector<Text> notes_of(const Explanation& e) {
  std::vector<Text> notes = e.evidence.notes[e.person];
  for (const PersonReport& report : e.scores.reports)
    if (report.person == e.person)
      notes.push_back(
          text("{}: {}", "{}: {}", {e.prepared.cycle.nodes[report.node].title, report.message}));
  return notes;
}

Text change_text(const Explanation& e, const GradeChange& change) {
  return text("{}: dari {} menjadi {} -> {}",
              "{}: from {} to {} -> {}",
              {change.what,
               change.from,
               change.to,
               words_of(e).grade(e.prepared.cycle.result_node, change.grade)});
}

void show_head(const Console& console, const Explanation& e) {
  const Evidence& evidence = e.evidence;
  const std::size_t i = e.person;
  console.heading(console.say(e.prepared.cycle.title));
  console.table({{console.say("pegawai", "employee"), std::string(evidence.name[i])},
                 {console.say("nomor", "number"), std::string(evidence.employee[i])},
                 {console.say("jabatan", "position"), std::string(evidence.position[i])},
                 {console.say("unit kerja", "unit"), std::string(evidence.unit[i])},
                 {console.say("atasan", "superior"), std::string(evidence.superior_name[i])},
                 {console.say("data", "data"), place_text(e, evidence.place[i])}},
                {});
  console.line();
  console.heading(console.say(e.prepared.cycle.nodes[e.prepared.cycle.result_node].title) + ": " +
                  console.say(outcome_text(e, e.prepared.cycle.result_node)));
}

void show_rows(const Console& console, const Explanation& e) {
  console.line();
  console.heading(console.say("Dari baris data", "From the rows"));
  for (const GoalRow& goal : goal_rows(e)) {
    const std::string none = console.say("belum ada angka", "no figure yet");
    console.line("  " + console.say(goal.title) + "  [" + goal.place + "]");
    console.line("      " + console.say("target ", "target ") + console.say(goal.target) + "; " +
                 console.say("capaian ", "achieved ") +
                 (goal.actual.id.empty() ? none : console.say(goal.actual)));
    if (!goal.formula.id.empty()) console.line("      " + console.say(goal.formula));
    if (!goal.measure_places.empty()) console.line("      [" + goal.measure_places + "]");
  }
  for (const RatingLine& rating : rating_lines(e)) {
    if (rating.aspect.id.empty())
      console.line("  " + console.say(rating.who) + ": " + std::to_string(rating.count) +
                   console.say(" penilai  [", " raters  [") + rating.places + "]");
    else
      console.line("  " + console.say(rating.who) + ", " + console.say(rating.aspect) + ": " +
                   console.say(rating.score) + "  [" + rating.places + "]");
  }
}

void show_preset(const Console& console, const NodeUse& node) {
  if (!node.preset.empty()) console.line("  preset " + node.preset);
  for (const LegalBasis& basis : node.legal_basis)
    console.line("  " + console.say(legal_basis_text(basis)));
}

void show_nodes(const Console& console, const Explanation& e) {
  const TrailWords words = words_of(e);
  for (const std::size_t node : e.prepared.cycle.order) {
    const ComponentInfo& info = e.prepared.methods[node]->info();
    console.line();
    console.heading(console.say(e.prepared.cycle.nodes[node].title) + ": " +
                    console.say(outcome_text(e, node)));
    console.line("  " + info.id + " " + info.plugin_version + " (" +
                 info.plugin_sha256.substr(0, 12) + ")");
    show_preset(console, e.prepared.cycle.nodes[node]);
    for (const TrailStep& step : e.scores.trail)
      if (step.person == e.person && step.node == node)
        console.line("  - " + console.say(words.sentence(step)));
  }
}

void show_changes(const Console& console, const Explanation& e) {
  console.line();
  console.heading(console.say("Perubahan terkecil yang menggeser predikat",
                              "The smallest changes that would move the grade"));
  for (const bool better : {true, false}) {
    const std::string arrow =
        better ? console.say("  naik:  ", "  up:    ") : console.say("  turun: ", "  down:  ");
    const auto wanted = [&](const GradeChange& change) { return change.better == better; };
    if (std::none_of(e.changes.begin(), e.changes.end(), wanted))
      console.line(
          arrow + console.say("tidak ada satu perubahan yang cukup", "no single change is enough"));
    for (const GradeChange& change : e.changes)
      if (wanted(change)) console.line(arrow + console.say(change_text(e, change)));
  }
}

}  // namespace

void show(const Console& console, const Explanation& e) {
  show_head(console, e);
  show_rows(console, e);
  show_nodes(console, e);
  if (const auto notes = notes_of(e); !notes.empty()) {
    console.line();
    console.heading(console.say("Yang belum ada atau tidak dihitung", "Missing or not counted"));
    for (const Text& note : notes) console.line("  - " + console.say(note));
  }
  show_changes(console, e);
  console.line();
  console.line(console.say("masukan ", "inputs ") + e.evidence.hash.substr(0, 12) +
               console.say(", konfigurasi ", ", configuration ") +
               e.prepared.config_hash.substr(0, 12));
}

boost::json::object to_json(const Explanation& e) {
  const TrailWords words = words_of(e);
  const std::size_t i = e.person;
  boost::json::array goals, ratings, nodes, notes, changes;
  for (const GoalRow& goal : goal_rows(e)) {
    const GoalEvidence& all = e.evidence.goals;
    const bool has_actual = (all.flags[goal.goal] & KINERJA_EV_HAS_ACTUAL) != 0;
    goals.push_back(boost::json::object{
        {"title", goal.title.id},
        {"target", all.target[goal.goal]},
        {"actual", has_actual ? boost::json::value(all.actual[goal.goal]) : nullptr},
        {"weight", all.weight[goal.goal]},
        {"formula", goal.formula.id},
        {"row", goal.place},
        {"measures", goal.measure_places}});
  }
  for (const RatingLine& rating : rating_lines(e)) {
    ratings.push_back(boost::json::object{{"who", rating.who.id},
                                          {"aspect", rating.aspect.id},
                                          {"score", rating.score.en},
                                          {"raters", rating.count},
                                          {"rows", rating.places}});
  }
  for (const std::size_t node : e.prepared.cycle.order) {
    boost::json::array steps;
    for (const TrailStep& step : e.scores.trail) {
      if (step.person != i || step.node != node) continue;
      const Text sentence = words.sentence(step);
      steps.push_back(boost::json::object{{"step", step.step},
                                          {"ref", words.reference(step).id},
                                          {"a", step.a},
                                          {"b", step.b},
                                          {"result", step.result},
                                          {"text", sentence.id},
                                          {"text_en", sentence.en}});
    }
    const NodeScores& scores = e.scores.nodes[node];
    const std::size_t at = i - e.scores.first;
    const bool rated = scores.status[at] == KINERJA_OK;
    nodes.push_back(
        boost::json::object{{"node", e.prepared.cycle.nodes[node].name},
                            {"status", scores.status[at]},
                            {"score", rated ? boost::json::value(scores.score[at]) : nullptr},
                            {"grade", words.grade(node, scores.grade[at]).id},
                            {"preset", e.prepared.cycle.nodes[node].preset},
                            {"plugin_sha256", e.prepared.methods[node]->info().plugin_sha256},
                            {"steps", std::move(steps)}});
  }
  for (const Text& note : notes_of(e)) notes.emplace_back(note.id);
  for (const GradeChange& change : e.changes)
    changes.push_back(
        boost::json::object{{"what", change.what.id},
                            {"from", change.from},
                            {"to", change.to},
                            {"better", change.better},
                            {"grade", words.grade(e.prepared.cycle.result_node, change.grade).id}});
  return {{"ok", true},
          {"employee", e.evidence.employee[i]},
          {"name", e.evidence.name[i]},
          {"unit", e.evidence.unit[i]},
          {"goals", std::move(goals)},
          {"ratings", std::move(ratings)},
          {"nodes", std::move(nodes)},
          {"notes", std::move(notes)},
          {"changes", std::move(changes)},
          {"config_hash", e.prepared.config_hash},
          {"input_hash", e.evidence.hash}};
}

}  // namespace kinerja
