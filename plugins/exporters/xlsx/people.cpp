#include "people.hpp"

#include "shared/agency.hpp"

#include <algorithm>

namespace xlsx_export {
namespace {

Goal goal_of(const kinerja::GoalResult& goal) {
  return {std::string(goal.title),
          std::string(goal.indicator),
          std::string(goal.aspect),
          std::string(goal.parent),
          std::string(goal.evidence),
          std::string(goal.unit),
          goal.target,
          goal.target_high,
          goal.actual,
          goal.direction == KINERJA_LESS_IS_BETTER,
          (goal.flags & KINERJA_EV_ADDITIONAL) != 0};
}

// A quadrant's trail says what it takes a node for: the step about that input has the level,
// from 1.
int level_in_trail(const kinerja::PersonResult& person,
                   const kinerja::CycleView& cycle,
                   std::uint32_t predicate,
                   std::uint32_t node) {
  if (!cycle.node_methods()[predicate].starts_with("id.kinerja.quadrant ")) return -1;
  for (const kinerja::TrailStep& step : person.steps()) {
    const bool about = step.node == predicate && step.ref_kind == KINERJA_REF_INPUT &&
                       step.ref == static_cast<std::int32_t>(node);
    if (about && step.result >= 1 && step.result <= static_cast<double>(levels)) {
      return static_cast<int>(step.result) - 1;
    }
  }
  return -1;
}

Rating rating_of(const kinerja::PersonResult& person,
                 const kinerja::CycleView& cycle,
                 const Settings& settings,
                 std::uint32_t node) {
  Rating rating{std::string(person.grade(node)), person.score(node)};
  rating.level = settings.level_of(rating.word);
  if (rating.level < 0) rating.level = level_in_trail(person, cycle, settings.predicate, node);
  if (rating.word.empty() && rating.level >= 0) {
    const std::vector<std::string>& words =
        settings.level_words[static_cast<std::size_t>(rating.level)];
    if (!words.empty()) rating.word = words.front();
  }
  return rating;
}

// Steps of id.kinerja.distribution in its catalogue: how many people have a grade, and how high the
// guide's curve stands over it (the result).
constexpr std::int32_t count_step = 2;
constexpr std::int32_t curve_step = 3;

Distribution distribution_of(const kinerja::PersonResult& person,
                             const kinerja::CycleView& cycle,
                             std::uint32_t node) {
  Distribution distribution;
  distribution.verdict = person.grade(node);
  const kinerja::TextView grades = cycle.node_grades(node);
  for (const kinerja::TrailStep& step : person.steps()) {
    if (step.node != node) continue;
    const bool of_grade = step.ref_kind == KINERJA_REF_GRADE && step.ref >= 0 &&
                          static_cast<std::uint32_t>(step.ref) < grades.size();
    if (of_grade && step.id == curve_step) {
      distribution.curve[std::string(grades[static_cast<std::uint32_t>(step.ref)])] = step.result;
    } else if (step.id != count_step) {
      distribution.sentences.emplace_back(step.text);  // counts and curve stand in the table
    }
  }
  return distribution;
}

void add_entry(Person& copy, const kinerja::Entry& entry, const Settings& settings) {
  Record record{entry.day,
                std::string(entry.kind),
                std::string(entry.about),
                std::string(entry.text),
                std::string(entry.state)};
  const auto& kinds = settings.feedback;
  if (record.kind == settings.expectation) copy.expectations.push_back(record);
  if (record.kind == settings.recommendation) copy.recommendations.push_back(record.text);
  if (std::find(kinds.begin(), kinds.end(), record.kind) != kinds.end()) {
    copy.feedback.push_back(record);
  }
  for (const AnnexPart& part : settings.annex) {
    if (record.kind == part.entries) copy.annex[record.kind].push_back(record.text);
  }
}

std::string rank_of(const kinerja::PersonResult& person, const Settings& settings) {
  std::string rank(person.fact(settings.rank));
  const std::string_view rank_class = person.fact(settings.rank_class);
  if (!rank.empty() && !rank_class.empty()) rank += ", ";
  return rank.append(rank_class);
}

}  // namespace

CycleText::CycleText(const kinerja::CycleView& cycle, const Settings& settings)
    : id(cycle.id()),
      title(cycle.title()),
      agency(exporter_shared::readable_agency(cycle.agency())),
      from_day(cycle.from_day()),
      to_day(cycle.to_day()),
      result_title(cycle.node_titles()[settings.result]),
      behaviour_title(cycle.node_titles()[settings.behaviour]),
      config_hash(cycle.config_hash()),
      input_hash(cycle.input_hash()) {
  for (const std::string_view line : cycle.legal_basis()) legal_basis.emplace_back(line);
  const kinerja::TextView grades = cycle.node_grades(settings.predicate);
  for (std::uint32_t i = 0; i < grades.size(); ++i) predicates.emplace_back(grades[i]);
  for (const std::uint32_t aspect : settings.aspects) {
    Aspect copy{std::string(cycle.aspect_titles()[aspect]), {}};
    for (const kinerja::CycleView::Anchor& anchor : cycle.anchors(aspect)) {
      if (!copy.anchors.empty()) copy.anchors += '\n';
      copy.anchors += kinerja::number_text(anchor.score) + ": " + std::string(anchor.text);
    }
    aspects.push_back(copy);
  }
}

Person person_of(const kinerja::PersonResult& person,
                 const kinerja::CycleView& cycle,
                 const Settings& settings,
                 const Words& words) {
  Person copy;
  copy.employee = person.employee();
  copy.name = person.name();
  copy.unit = person.unit();
  copy.position = person.position();
  copy.superior = person.superior();
  copy.superior_name = person.superior_name();
  copy.rank = rank_of(person, settings);
  copy.organisation = person.fact(settings.organisation);
  for (const kinerja::GoalResult& goal : person.goals()) copy.goals.push_back(goal_of(goal));
  copy.result = rating_of(person, cycle, settings, settings.result);
  copy.behaviour = rating_of(person, cycle, settings, settings.behaviour);
  copy.predicate = {std::string(person.grade(settings.predicate)),
                    person.score(settings.predicate)};
  for (const kinerja::Entry& entry : person.entries()) add_entry(copy, entry, settings);
  for (const kinerja::PlannedAction& action : person.actions()) {
    copy.plan.push_back(std::string(action.about) + ": " + std::string(action.text) + " (" +
                        words["BEFORE"] + " " + words.day(action.due) + ")");
  }
  for (const std::string_view note : person.notes()) copy.notes.emplace_back(note);
  if (settings.distribution) {
    copy.distribution = distribution_of(person, cycle, *settings.distribution);
  }
  return copy;
}

void People::add(Person person) {
  by_employee_[person.employee] = all_.size();
  by_unit_[person.unit].push_back(all_.size());
  all_.push_back(std::move(person));
}

const Person* People::superior_of(const Person& person) const {
  const auto found = by_employee_.find(person.superior);
  return person.superior.empty() || found == by_employee_.end() ? nullptr : &all_[found->second];
}

std::vector<const Person*> People::of_unit(std::string_view unit) const {
  std::vector<const Person*> members;
  const auto found = by_unit_.find(unit);
  if (found == by_unit_.end()) return members;
  for (const std::size_t i : found->second) members.push_back(&all_[i]);
  return members;
}

}  // namespace xlsx_export
