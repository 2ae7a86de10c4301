#include "composer.hpp"
#include "documents.hpp"
#include "plans.hpp"

namespace pdf_export {
namespace {

void add_plans(Composer& composer,
               const Table& table,
               const kinerja::PersonResult& person,
               bool additional) {
  const Kit& kit = composer.kit();
  composer.flow().need(50);
  composer.flow().add(table.band(kit.labels[additional ? "ADDITIONAL_PLANS" : "MAIN_PLANS"]));
  const std::vector<Plan> plans = plans_of(person, additional);
  const auto goals = person.goals();
  for (std::size_t i = 0; i < plans.size(); ++i) {
    std::vector<std::vector<Words>> rows;
    for (const std::uint32_t place : plans[i].goals) {
      const kinerja::GoalResult goal = goals[place];
      rows.push_back({{std::string(or_dash(goal.aspect))},
                      {std::string(or_dash(goal.indicator))},
                      {target_text(kit, goal)}});
    }
    composer.flow().add(table.group({{std::to_string(i + 1)},
                                     {std::string(or_dash(plans[i].parent))},
                                     {std::string(plans[i].title)}},
                                    rows));
  }
  if (plans.empty()) {
    const bool none = !additional && person.goals().empty();
    composer.flow().add(table.sentence(kit.labels[none ? "NO_GOALS" : "NO_PLANS"]));
  }
}

void add_results(Composer& composer, const kinerja::PersonResult& person) {
  const exporter_shared::Labels& labels = composer.kit().labels;
  const auto label = [&](const char* key) { return std::string(labels[key]); };
  composer.heading(labels["RESULTS"]);
  const Table table(composer.kit(),
                    {{label("NUMBER"), 4, Align::centre},
                     {label("PARENT"), 26},
                     {label("PLAN"), 26},
                     {label("ASPECT"), 12},
                     {label("INDICATOR"), 26},
                     {label("TARGET"), 17}},
                    composer.width());
  composer.flow().begin_head([&table] { return table.head(); });
  add_plans(composer, table, person, false);
  add_plans(composer, table, person, true);
  composer.flow().end_head();
}

std::string anchors_text(const Kit& kit, std::uint32_t aspect) {
  std::string text;
  for (const kinerja::CycleView::Anchor& anchor : kit.cycle.anchors(aspect)) {
    if (!text.empty()) text += "\n";
    text += kit.numbers.shown(anchor.score) + "  " + std::string(anchor.text);
  }
  return text;
}

std::string expectations_of(const Kit& kit,
                            const kinerja::PersonResult& person,
                            std::string_view aspect) {
  std::string text;
  for (const kinerja::Entry& entry : person.entries()) {
    if (entry.kind != kit.settings.expectation || entry.about != aspect) continue;
    if (!text.empty()) text += "\n";
    text += entry.text;
  }
  return text;
}

void add_behaviour(Composer& composer, const kinerja::PersonResult& person) {
  const Kit& kit = composer.kit();
  if (kit.settings.aspects.empty()) return;
  const auto label = [&](const char* key) { return std::string(kit.labels[key]); };
  composer.heading(kit.labels["BEHAVIOUR"]);
  const Table table(kit,
                    {{label("NUMBER"), 4, Align::centre},
                     {label("VALUE"), 22},
                     {label("EXPECTED"), 50},
                     {label("SPECIAL"), 35}},
                    composer.width());
  composer.flow().begin_head([&table] { return table.head(); });
  std::size_t number = 0;
  for (const std::uint32_t aspect : kit.settings.aspects) {
    const std::string_view title = kit.cycle.aspect_titles()[aspect];
    composer.flow().add(table.row({{std::to_string(++number)},
                                   {std::string(title), title.size()},
                                   {std::string(or_dash(anchors_text(kit, aspect)))},
                                   {expectations_of(kit, person, title)}}));
  }
  composer.flow().end_head();
}

}  // namespace

Document skp_document(const Kit& kit, const kinerja::PersonResult& person, const Parties& parties) {
  Composer composer(kit, a4_lying);
  composer.title(kit.labels["SKP_TITLE"]);
  composer.parties(parties);
  add_results(composer, person);
  add_behaviour(composer, person);
  composer.signatures(parties, false);
  return {a4_lying,
          std::move(composer).pages(),
          std::string(kit.labels["SKP_FOOT"]),
          subject_of(kit, person)};
}

}  // namespace pdf_export
