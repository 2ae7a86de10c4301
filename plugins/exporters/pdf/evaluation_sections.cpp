#include "evaluation_sections.hpp"

#include "drawing.hpp"
#include "plans.hpp"
#include "shared/aspect_means.hpp"

#include <optional>
#include <set>

namespace pdf_export {
namespace {

constexpr std::array<const char*, 3> level_keys = {"LEVEL_BELOW", "LEVEL_MEETS", "LEVEL_ABOVE"};

// The last step of a quadrant names the cell: both levels, counted from 1.
std::optional<Levels> levels_of(const Kit& kit, const kinerja::PersonResult& person) {
  if (!kit.settings.quadrant || !person.score(kit.settings.predicate)) return std::nullopt;
  std::optional<Levels> levels;
  for (const kinerja::TrailStep& step : person.steps()) {
    if (step.node != kit.settings.predicate || step.ref_kind != KINERJA_REF_GRADE) continue;
    const auto is_level = [](double value) { return value == 1 || value == 2 || value == 3; };
    if (!is_level(step.a) || !is_level(step.b)) continue;
    levels = Levels{static_cast<std::size_t>(step.a) - 1, static_cast<std::size_t>(step.b) - 1};
  }
  if (!levels) return levels;
  // A form that says one word in the drawing and another beside it must not leave the house.
  const std::string& word = kit.settings.cells[levels->result][levels->behaviour];
  const std::string_view grade = person.grade(kit.settings.predicate);
  if (word != grade) {
    throw kinerja::Failure(
        KINERJA_E_CONFIG, "CELL_DIFFERS: " + word + " / " + std::string(grade), "/cells");
  }
  return levels;
}

std::string score_and_grade(const Kit& kit,
                            const kinerja::PersonResult& person,
                            std::uint32_t node) {
  if (!person.score(node)) {
    return std::string(kit.labels[person.status(node) == KINERJA_MISSING ? "MISSING" : "FAILED"]);
  }
  const std::string score = score_text(kit, person.score(node));
  const std::string_view grade = person.grade(node);
  if (is_word(kit, node)) return std::string(grade);
  return grade.empty() ? score : score + " (" + std::string(grade) + ")";
}

using FactList = std::vector<std::pair<std::string, std::string>>;

FactList rating_facts(const Kit& kit,
                      const kinerja::PersonResult& person,
                      const std::optional<Levels>& levels) {
  const Settings& settings = kit.settings;
  const auto label = [&](const char* key) { return std::string(kit.labels[key]); };
  const auto title = [&](std::uint32_t node) { return std::string(kit.cycle.node_titles()[node]); };
  FactList facts;
  if (!settings.facts.organisation.empty()) {
    facts.emplace_back(label("ORGANISATION"), person.fact(settings.facts.organisation));
  }
  if (settings.result) {
    facts.emplace_back(title(*settings.result), score_and_grade(kit, person, *settings.result));
  }
  const auto says_it_itself = [&](std::uint32_t node) { return !person.grade(node).empty(); };
  if (levels && !(settings.result && says_it_itself(*settings.result))) {
    facts.emplace_back(label("RATING_RESULT"), label(level_keys[levels->result]));
  }
  if (settings.behaviour) {
    facts.emplace_back(title(*settings.behaviour),
                       score_and_grade(kit, person, *settings.behaviour));
  }
  if (levels && !(settings.behaviour && says_it_itself(*settings.behaviour))) {
    facts.emplace_back(label("RATING_BEHAVIOUR"), label(level_keys[levels->behaviour]));
  }
  return facts;
}

BoxPtr predicate_box(const Kit& kit, const kinerja::PersonResult& person, double width) {
  const std::uint32_t node = kit.settings.predicate;
  const std::string_view grade = person.grade(node);
  const std::string word = grade.empty() ? score_and_grade(kit, person, node) : std::string(grade);
  Frame frame;
  frame.width = width;
  frame.line = 0.9;
  frame.padding = 7;
  const double inside = width - 2 * frame.padding;
  auto stack = std::make_unique<Stack>();
  stack->add(std::make_unique<TextBox>(
      kit.fonts, kit.labels["PREDICATE"], TextStyle{8.5, false, Align::centre}, inside));
  stack->add(
      std::make_unique<TextBox>(kit.fonts, word, TextStyle{14, true, Align::centre}, inside));
  return std::make_unique<Framed>(frame, std::move(stack));
}

BoxPtr gap_box(double height) {
  Frame frame;
  frame.line = 0;
  frame.padding = 0;
  frame.least_height = height;
  return std::make_unique<Framed>(frame, std::make_unique<Stack>());
}

std::string goal_words(const kinerja::GoalResult& goal) {
  std::string text(or_dash(goal.indicator));
  if (!goal.aspect.empty()) text += "\n(" + std::string(goal.aspect) + ")";
  return text;
}

void add_goal_rows(Composer& composer,
                   const Table& table,
                   const kinerja::PersonResult& person,
                   bool additional) {
  const Kit& kit = composer.kit();
  const std::vector<Plan> plans = plans_of(person, additional);
  if (plans.empty()) return;
  composer.flow().need(50);
  composer.flow().add(table.band(kit.labels[additional ? "ADDITIONAL_PLANS" : "MAIN_PLANS"]));
  const std::map<std::uint32_t, double> reached = achievements(kit, person);
  const auto goals = person.goals();
  for (std::size_t i = 0; i < plans.size(); ++i) {
    std::vector<std::vector<Words>> rows;
    for (const std::uint32_t place : plans[i].goals) {
      const kinerja::GoalResult goal = goals[place];
      const auto share = reached.find(place);
      rows.push_back(
          {{goal_words(goal)},
           {target_text(kit, goal)},
           {actual_text(kit, goal)},
           {share == reached.end() ? std::string(dash) : kit.numbers.shown(share->second)},
           {std::string(or_dash(goal.evidence))}});
    }
    composer.flow().add(
        table.group({{std::to_string(i + 1)}, {std::string(plans[i].title)}}, rows));
  }
}

}  // namespace

void add_ratings(Composer& composer, const kinerja::PersonResult& person) {
  const Kit& kit = composer.kit();
  composer.heading(kit.labels["RATINGS"]);
  const std::optional<Levels> levels = levels_of(kit, person);
  const kinerja::TextView words = kit.cycle.node_grades(kit.settings.predicate);
  const double middle = 14;
  const double left = levels ? composer.width() * 0.52 : composer.width();
  auto facts = std::make_unique<Stack>();
  facts->add(composer.facts(rating_facts(kit, person, levels), left));
  facts->add(gap_box(8));
  facts->add(predicate_box(kit, person, left));
  if (!person.score(kit.settings.predicate)) {
    facts->add(gap_box(4));
    facts->add(
        std::make_unique<TextBox>(kit.fonts, kit.labels["MISSING_ABOUT"], TextStyle{8}, left));
  }
  if (!levels && words.size() > 1) {
    facts->add(gap_box(6));
    facts->add(
        grade_drawing(kit, words, person.grade_place(kit.settings.predicate), composer.width()));
  }
  // The last of a stack is stretched to the height of its neighbour.
  facts->add(gap_box(0));
  auto row = std::make_unique<Row>();
  row->add(std::move(facts), left + middle);
  if (levels) {
    const double right = composer.width() - left - middle;
    row->add(quadrant_drawing(kit, *levels, right), right);
  }
  composer.flow().add(std::move(row));
}

void add_goals(Composer& composer, const kinerja::PersonResult& person) {
  const Kit& kit = composer.kit();
  const auto label = [&](const char* key) { return std::string(kit.labels[key]); };
  composer.heading(kit.labels["RESULTS"]);
  if (person.goals().empty()) {
    composer.paragraph(kit.labels["NO_GOALS"]);
    return;
  }
  const Table table(kit,
                    {{label("NUMBER"), 5, Align::centre},
                     {label("PLAN"), 25},
                     {label("INDICATOR_SHORT"), 24},
                     {label("TARGET"), 15},
                     {label("ACTUAL"), 15},
                     {label("ACHIEVED"), 13, Align::right},
                     {label("EVIDENCE"), 22}},
                    composer.width());
  composer.flow().begin_head([&table] { return table.head(); });
  add_goal_rows(composer, table, person, false);
  add_goal_rows(composer, table, person, true);
  composer.flow().end_head();
}

void add_aspects(Composer& composer, const kinerja::PersonResult& person) {
  const Kit& kit = composer.kit();
  const auto label = [&](const char* key) { return std::string(kit.labels[key]); };
  std::vector<std::map<std::uint32_t, double>> means;
  std::set<std::uint32_t> seen(kit.settings.aspects.begin(), kit.settings.aspects.end());
  std::vector<Column> columns = {{label("NUMBER"), 5, Align::centre}, {label("VALUE"), 40}};
  for (const std::uint32_t node : kit.settings.aspects_by) {
    means.push_back(exporter_shared::aspect_means(person, node));
    for (const auto& [aspect, mean] : means.back()) seen.insert(aspect);
    columns.push_back({std::string(kit.cycle.node_titles()[node]), 20, Align::right});
  }
  if (means.empty() || seen.empty()) return;
  composer.heading(kit.labels["BEHAVIOUR"]);
  const Table table(kit, columns, composer.width());
  composer.flow().begin_head([&table] { return table.head(); });
  std::size_t number = 0;
  for (const std::uint32_t aspect : seen) {
    std::vector<Words> row = {{std::to_string(++number)},
                              {std::string(kit.cycle.aspect_titles()[aspect])}};
    for (const auto& node : means) {
      const auto mean = node.find(aspect);
      row.push_back({mean == node.end() ? std::string(dash) : kit.numbers.shown(mean->second)});
    }
    composer.flow().add(table.row(row));
  }
  composer.flow().end_head();
}

void add_way(Composer& composer, const kinerja::PersonResult& person) {
  const Kit& kit = composer.kit();
  std::set<std::uint32_t> nodes = {kit.settings.predicate};
  if (kit.settings.result) nodes.insert(*kit.settings.result);
  if (kit.settings.behaviour) nodes.insert(*kit.settings.behaviour);
  bool headed = false;
  for (const std::uint32_t node : nodes) {
    std::vector<std::string> sentences;
    for (const kinerja::TrailStep& step : person.steps()) {
      if (step.node == node) sentences.emplace_back(step.text);
    }
    if (sentences.empty()) continue;
    if (!headed) composer.heading(kit.labels["WAY"]);
    headed = true;
    composer.flow().need(40);
    composer.paragraph(
        std::string(kit.cycle.node_titles()[node]) + ": " + score_and_grade(kit, person, node),
        TextStyle{9, true});
    composer.list(sentences);
    composer.flow().gap(3);
  }
}

}  // namespace pdf_export
