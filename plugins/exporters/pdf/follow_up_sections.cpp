#include "follow_up_sections.hpp"

#include <algorithm>
#include <set>

namespace pdf_export {
namespace {

constexpr double comment_height = 84;
constexpr double hashes_height = 90;  // with the heading above them

void add_finding_rows(Composer& composer,
                      const Table& table,
                      const kinerja::PersonResult& person,
                      bool strengths) {
  const Kit& kit = composer.kit();
  composer.flow().need(50);
  composer.flow().add(table.band(kit.labels[strengths ? "STRENGTHS" : "WEAKNESSES"]));
  bool any = false;
  for (const kinerja::Finding& finding : person.findings()) {
    if (finding.strength != strengths) continue;
    any = true;
    std::string about(finding.text);
    about += "\n" + std::string(kit.cycle.node_titles()[finding.node]);
    composer.flow().add(table.row({{about, finding.text.size()},
                                   {kit.numbers.shown(finding.value)},
                                   {kit.numbers.shown(finding.limit)},
                                   {std::string(or_dash(finding.evidence))}}));
  }
  if (any) return;
  composer.flow().add(table.sentence(kit.labels[strengths ? "NO_STRENGTHS" : "NO_WEAKNESSES"]));
}

void add_actions(Composer& composer, const kinerja::PersonResult& person) {
  const Kit& kit = composer.kit();
  const auto label = [&](const char* key) { return std::string(kit.labels[key]); };
  composer.heading(kit.labels["DEVELOPMENT"]);
  if (person.actions().empty()) {
    composer.paragraph(kit.labels["NO_ACTIONS"]);
    return;
  }
  const Table table(kit,
                    {{label("NUMBER"), 5, Align::centre},
                     {label("TO_IMPROVE"), 38},
                     {label("ACTION"), 55},
                     {label("DUE"), 22}},
                    composer.width());
  composer.flow().begin_head([&table] { return table.head(); });
  std::size_t number = 0;
  for (const kinerja::PlannedAction& action : person.actions()) {
    composer.flow().add(table.row({{std::to_string(++number)},
                                   {std::string(action.about)},
                                   {std::string(action.text)},
                                   {kit.labels.day(action.due)}}));
  }
  composer.flow().end_head();
}

// "log_harian" as people write it.
std::string kind_words(std::string_view kind) {
  std::string words(kind);
  std::replace(words.begin(), words.end(), '_', ' ');
  if (!words.empty() && words[0] >= 'a' && words[0] <= 'z') {
    words[0] = static_cast<char>(words[0] - 'a' + 'A');
  }
  return words;
}

Words entry_words(const kinerja::Entry& entry) {
  Words words{std::string(entry.about), entry.about.size()};
  if (!words.text.empty() && !entry.text.empty()) words.text += "\n";
  words.text += entry.text;
  return words;
}

std::string daily_log_text(const Kit& kit, const kinerja::PersonResult& person) {
  std::size_t count = 0;
  double minutes = 0;
  for (const kinerja::Entry& entry : person.entries()) {
    if (entry.kind != kit.settings.daily_log) continue;
    ++count;
    minutes += entry.number;
  }
  if (count == 0) return {};
  return kit.labels.with("DAILY_LOG", kit.numbers.count(count), kit.numbers.shown(minutes));
}

// Change against the newest earlier cycle, with its sign.
std::string change_text(const Kit& kit, std::optional<double> now, std::optional<double> before) {
  if (!now || !before) return std::string(dash);
  const double change = *now - *before;
  return (change > 0 ? "+" : "") + kit.numbers.shown(change);
}

std::string cell_text(const Kit& kit,
                      std::uint32_t node,
                      std::optional<double> score,
                      std::string_view grade) {
  if (!score) return std::string(dash);
  if (is_word(kit, node)) return std::string(grade);
  const std::string text = score_text(kit, score);
  return grade.empty() ? text : text + "\n" + std::string(grade);
}

}  // namespace

void add_findings(Composer& composer, const kinerja::PersonResult& person) {
  // Nothing at all: the cycle may not say what a strength is, so the form says nothing of it.
  if (person.findings().empty() && person.actions().empty()) return;
  const Kit& kit = composer.kit();
  const auto label = [&](const char* key) { return std::string(kit.labels[key]); };
  composer.heading(kit.labels["FINDINGS"]);
  const Table table(kit,
                    {{label("FINDING"), 40},
                     {label("STANDING"), 14, Align::right},
                     {label("LIMIT"), 14, Align::right},
                     {label("BEHIND"), 52}},
                    composer.width());
  composer.flow().begin_head([&table] { return table.head(); });
  add_finding_rows(composer, table, person, true);
  add_finding_rows(composer, table, person, false);
  composer.flow().end_head();
  add_actions(composer, person);
}

void add_entries(Composer& composer, const kinerja::PersonResult& person) {
  const Kit& kit = composer.kit();
  const auto label = [&](const char* key) { return std::string(kit.labels[key]); };
  const auto printed = [&](const kinerja::Entry& entry) {
    return entry.kind != kit.settings.daily_log && entry.kind != kit.settings.expectation;
  };
  composer.heading(kit.labels["ENTRIES"]);
  bool any = false;
  for (const kinerja::Entry& entry : person.entries()) any = any || printed(entry);
  if (!any) {
    composer.paragraph(kit.labels["NO_ENTRIES"]);
  } else {
    const Table table(
        kit,
        {{label("DAY"), 20}, {label("KIND"), 18}, {label("ENTRY"), 62}, {label("STATE"), 22}},
        composer.width());
    composer.flow().begin_head([&table] { return table.head(); });
    for (const kinerja::Entry& entry : person.entries()) {
      if (!printed(entry)) continue;
      composer.flow().add(table.row({{kit.labels.day(entry.day)},
                                     {kind_words(entry.kind)},
                                     entry_words(entry),
                                     {std::string(or_dash(entry.state))}}));
    }
    composer.flow().end_head();
    composer.flow().gap(3);
  }
  const std::string log = daily_log_text(kit, person);
  if (!log.empty()) composer.paragraph(log);
}

void add_earlier(Composer& composer, const kinerja::PersonResult& person) {
  const Kit& kit = composer.kit();
  const kinerja::TextView titles = kit.cycle.earlier_titles();
  if (titles.size() == 0) return;
  std::set<std::uint32_t> nodes = {kit.settings.predicate};
  if (kit.settings.result) nodes.insert(*kit.settings.result);
  if (kit.settings.behaviour) nodes.insert(*kit.settings.behaviour);
  composer.heading(kit.labels["EARLIER"]);
  std::vector<Column> columns = {{std::string(kit.labels["COMPONENT"]), 26}};
  for (std::uint32_t e = titles.size(); e-- > 0;) {
    columns.push_back({std::string(titles[e]), 22, Align::right});
  }
  columns.push_back({std::string(kit.labels["NOW"]), 22, Align::right});
  columns.push_back({std::string(kit.labels["CHANGE"]), 15, Align::right});
  const Table table(kit, columns, composer.width());
  composer.flow().begin_head([&table] { return table.head(); });
  for (const std::uint32_t node : nodes) {
    std::vector<Words> row = {{std::string(kit.cycle.node_titles()[node])}};
    for (std::uint32_t e = titles.size(); e-- > 0;) {
      row.push_back(
          {cell_text(kit, node, person.earlier_score(e, node), person.earlier_grade(e, node))});
    }
    row.push_back({cell_text(kit, node, person.score(node), person.grade(node))});
    row.push_back({is_word(kit, node)
                       ? std::string(dash)
                       : change_text(kit, person.score(node), person.earlier_score(0, node))});
    composer.flow().add(table.row(row));
  }
  composer.flow().end_head();
}

void add_notes(Composer& composer, const kinerja::PersonResult& person) {
  if (person.notes().empty()) return;
  composer.heading(composer.kit().labels["NOTES"]);
  std::vector<std::string> notes;
  for (const std::string_view note : person.notes()) notes.emplace_back(note);
  composer.list(notes);
}

void add_comment(Composer& composer) {
  const Kit& kit = composer.kit();
  composer.flow().need(comment_height + 60);
  composer.heading(kit.labels["COMMENT"]);
  const std::string& own = kit.settings.comment;
  composer.paragraph(own.empty() ? kit.labels["COMMENT_ABOUT"] : std::string_view(own), {8.5});
  Frame room;
  room.width = composer.width();
  room.together = true;
  room.least_height = comment_height;
  composer.flow().add(std::make_unique<Framed>(room, std::make_unique<Stack>()));
}

void add_proof(Composer& composer) {
  const Kit& kit = composer.kit();
  std::vector<std::string> lines;
  for (const std::string_view line : kit.cycle.legal_basis()) lines.emplace_back(line);
  // Together where it is short: hashes alone on a last page look lost.
  composer.flow().need(std::min(composer.list_height(lines) + hashes_height, 400.0));
  composer.heading(kit.labels["LEGAL_BASIS"]);
  composer.list(lines);
  const auto label = [&](const char* key) { return std::string(kit.labels[key]); };
  composer.flow().gap(6);
  composer.flow().need(56);
  TextStyle style{7.5};
  style.ink = 0.25;
  composer.paragraph(kit.labels.with("PROOF", "kinerja verify"), style);
  composer.paragraph(label("CONFIG_HASH") + " " + std::string(kit.cycle.config_hash()), style);
  composer.paragraph(label("INPUT_HASH") + " " + std::string(kit.cycle.input_hash()), style);
}

}  // namespace pdf_export
