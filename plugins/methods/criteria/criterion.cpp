#include "criterion.hpp"

#include <algorithm>
#include <utility>

namespace kinerja::criteria {

Criterion::Criterion(const MethodSetup& setup, const Config& config, const std::string& where)
    : name_(config.text("name")), of_input_(config.has("input")) {
  if (config.has("input") == config.has("attribute")) {
    setup.mistake(where, "INPUT_OR_ATTRIBUTE: " + name_);
    return;
  }
  if (of_input_)
    read_input(setup, config, where);
  else
    read_attribute(setup, config, where);
  if (conditions_.empty()) setup.mistake(where, "NO_CONDITION: " + name_);
}

void Criterion::read_input(const MethodSetup& setup,
                           const Config& config,
                           const std::string& where) {
  const std::string input = config.text("input");
  const int place = setup.inputs().find(input);
  if (place < 0)
    setup.mistake(where + "/input",
                  "INPUT_UNKNOWN: " + input + " (" + listed(setup.inputs()) + ")");
  else
    place_ = static_cast<std::uint32_t>(place);
  refuse_keys(setup, config, where, {"words", "not_words", "number_at_least", "number_at_most"});
  read_limits(setup, config, where, "");
  if (config.has("grades") && place >= 0) read_grades(setup, config, where, place_);
}

void Criterion::read_attribute(const MethodSetup& setup,
                               const Config& config,
                               const std::string& where) {
  const std::string attribute = config.text("attribute");
  const int place = setup.attributes().find(attribute);
  if (place < 0)
    setup.mistake(where + "/attribute",
                  "ATTRIBUTE_UNKNOWN: " + attribute + " (" + listed(setup.attributes()) + ")");
  else
    place_ = static_cast<std::uint32_t>(place);
  refuse_keys(setup, config, where, {"at_least", "at_most", "grades"});
  read_limits(setup, config, where, "number_");
  for (const auto& [key, kind] : {std::pair{"words", Condition::Kind::word},
                                  std::pair{"not_words", Condition::Kind::other_word}}) {
    if (!config.has(key)) continue;
    Condition condition{.kind = kind, .words = config[key].texts()};
    condition.limit = Exact(condition.words.size());
    conditions_.push_back(std::move(condition));
  }
}

void Criterion::read_limits(const MethodSetup& setup,
                            const Config& config,
                            const std::string& where,
                            const std::string& prefix) {
  const std::string low = prefix + "at_least";
  const std::string high = prefix + "at_most";
  const bool has_low = config.has(low.c_str());
  const bool has_high = config.has(high.c_str());
  const Exact least(config.number(low.c_str(), 0));
  const Exact most(config.number(high.c_str(), 0));
  if (has_low) conditions_.push_back({.kind = Condition::Kind::at_least, .limit = least});
  if (has_high) conditions_.push_back({.kind = Condition::Kind::at_most, .limit = most});
  if (has_low && has_high && most < least)
    setup.mistake(where + "/" + high, "LIMITS_REVERSED: " + name_);
}

void Criterion::read_grades(const MethodSetup& setup,
                            const Config& config,
                            const std::string& where,
                            std::uint32_t input) {
  const TextView words = setup.input_grades(input);
  if (words.size() == 0) {
    setup.mistake(where + "/grades", "NO_INPUT_GRADES: " + std::string(setup.inputs()[input]));
    return;
  }
  Condition condition{.kind = Condition::Kind::grade, .grades = std::vector<bool>(words.size())};
  const std::vector<std::string> allowed = config["grades"].texts();
  for (std::size_t i = 0; i < allowed.size(); ++i) {
    const int place = words.find(allowed[i]);
    if (place < 0)
      setup.mistake(where + pointer_to("grades", i),
                    "GRADE_UNKNOWN: " + allowed[i] + " (" + listed(words) + ")");
    else
      condition.grades[static_cast<std::size_t>(place)] = true;
  }
  condition.limit = Exact(allowed.size());
  conditions_.push_back(std::move(condition));
}

void Criterion::refuse_keys(const MethodSetup& setup,
                            const Config& config,
                            const std::string& where,
                            const std::vector<std::string_view>& keys) {
  for (const std::string_view key : keys)
    if (config.has(std::string(key).c_str()))
      setup.mistake(where + pointer_to(key), "CONDITION_UNFIT: " + std::string(key));
}

bool Criterion::can_be_judged(const Employee& employee) const {
  if (!of_input_) return true;
  const Input input = employee.input(place_);
  if (!input.has()) return false;
  return input.grade() >= 0 ||
         std::none_of(conditions_.begin(), conditions_.end(), [](const Condition& condition) {
           return condition.kind == Condition::Kind::grade;
         });
}

bool Criterion::met(const Employee& employee, int number, Trail& trail) const {
  return of_input_ ? input_met(employee, number, trail) : attribute_met(employee, number, trail);
}

// Every condition is judged, so that the trail tells all that is wanting.
bool Criterion::input_met(const Employee& employee, int number, Trail& trail) const {
  const Input input = employee.input(place_);
  bool all = true;
  for (const Condition& condition : conditions_) {
    if (condition.kind != Condition::Kind::grade) {
      all = number_met(condition, input.value(), input, number, trail) && all;
      continue;
    }
    const auto grade = static_cast<std::size_t>(input.grade());
    const bool allowed = grade < condition.grades.size() && condition.grades[grade];
    trail.step(allowed ? "grade_met" : "grade_not_met",
               input,
               input.grade() + 1,
               condition.grades.size(),
               number);
    all = allowed && all;
  }
  return all;
}

bool Criterion::attribute_met(const Employee& employee, int number, Trail& trail) const {
  const Attribute attribute = employee.attribute(place_);
  if (!attribute.has()) {
    trail.step("empty", attribute, 0, 0, number);
    return false;
  }
  bool all = true;
  for (const Condition& condition : conditions_) {
    const bool of_words =
        condition.kind == Condition::Kind::word || condition.kind == Condition::Kind::other_word;
    if (of_words) {
      const bool listed =
          std::find(condition.words.begin(), condition.words.end(), attribute.word()) !=
          condition.words.end();
      const bool wanted = condition.kind == Condition::Kind::word;
      const bool met = listed == wanted;
      const char* const step = wanted ? (met ? "word_met" : "word_not_met")
                                      : (met ? "other_word_met" : "other_word_not_met");
      trail.step(step, attribute, listed ? 1 : 0, condition.limit, number);
      all = met && all;
    } else if (attribute.is_number()) {
      all = number_met(condition, Exact(attribute.number()), attribute, number, trail) && all;
    } else {
      trail.step("no_number", attribute, 0, condition.limit, number);
      all = false;
    }
  }
  return all;
}

bool Criterion::number_met(
    const Condition& condition, const Exact& value, Ref ref, int number, Trail& trail) {
  const bool low = condition.kind == Condition::Kind::at_least;
  const bool met = low ? value >= condition.limit : value <= condition.limit;
  const char* const step =
      low ? (met ? "at_least_met" : "at_least_not_met") : (met ? "at_most_met" : "at_most_not_met");
  trail.step(step, ref, value, condition.limit, number);
  return met;
}

}  // namespace kinerja::criteria
