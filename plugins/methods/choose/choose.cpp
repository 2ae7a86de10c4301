// One of several nodes: by what a person is, or the first that has a score.

#include <kinerja/plugin.hpp>

#include "schema.json.h"
#include "texts.json.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace {

class Choose : public kinerja::Method {
 public:
  static constexpr kinerja::Info info{"id.kinerja.choose", "NAME", "ABOUT", schema_json};
  static constexpr bool inputs_alone = true;
  static constexpr kinerja::Step steps[] = {
      {"listed", KINERJA_REF_ATTRIBUTE, "STEP_LISTED"},
      {"not_listed", KINERJA_REF_ATTRIBUTE, "STEP_NOT_LISTED"},
      {"no_attribute", KINERJA_REF_ATTRIBUTE, "STEP_NO_ATTRIBUTE"},
      {"passed_over", KINERJA_REF_INPUT, "STEP_PASSED_OVER"},
      {"chosen", KINERJA_REF_INPUT, "STEP_CHOSEN"},
      {"grade", KINERJA_REF_GRADE, "STEP_GRADE"},
  };

  explicit Choose(const kinerja::MethodSetup& setup) {
    const kinerja::TextView inputs = setup.inputs();
    if (inputs.size() == 0) setup.mistake("", "NO_INPUTS");
    for (std::uint32_t i = 0; i < inputs.size(); ++i) names_.emplace_back(inputs[i]);
    read_choice(setup);
    read_grades(setup);
  }

  const std::vector<std::string>& grades() const { return grades_; }

  kinerja::Score rate(const kinerja::Employee& employee, kinerja::Trail& trail) const {
    if (!by_) return first(employee, trail);
    const kinerja::Attribute attribute = employee.attribute(*by_);
    const auto listed = attribute.has() ? when_.find(attribute.word()) : when_.end();
    if (listed != when_.end()) {
      trail.step("listed", attribute, 0, 0, 0);
      return hand_on(employee.input(listed->second), trail);
    }
    if (!otherwise_)
      return kinerja::Score::missing(attribute.has()
                                         ? "NOT_LISTED: " + std::string(attribute.word())
                                         : "ATTRIBUTE_MISSING: " + attribute_name_);
    trail.step(attribute.has() ? "not_listed" : "no_attribute", attribute, 0, 0, 0);
    return hand_on(employee.input(*otherwise_), trail);
  }

  std::uint32_t trail_per_row(std::uint32_t, std::uint32_t) const {
    return static_cast<std::uint32_t>(names_.size()) + 2;
  }

 private:
  void read_choice(const kinerja::MethodSetup& setup) {
    const kinerja::Config config = setup.config();
    const auto when = config["when"].members();
    if (!config.has("by")) {
      if (!when.empty()) setup.mistake("/when", "NEEDS_BY");
      if (config.has("otherwise")) setup.mistake("/otherwise", "NEEDS_BY");
      return;
    }
    attribute_name_ = config.text("by");
    const int attribute = setup.attributes().find(attribute_name_);
    if (attribute < 0)
      setup.mistake("/by", "ATTRIBUTE_UNKNOWN: " + kinerja::listed(setup.attributes()));
    by_ = static_cast<std::uint32_t>(attribute < 0 ? 0 : attribute);
    if (when.empty()) setup.mistake("/when", "NOTHING_TO_CHOOSE");
    for (const auto& [word, input] : when)
      when_.emplace(word, read_input(setup, input.text(), kinerja::pointer_to("when", word)));
    if (config.has("otherwise"))
      otherwise_ = read_input(setup, config.text("otherwise"), "/otherwise");
  }

  static std::uint32_t read_input(const kinerja::MethodSetup& setup,
                                  const std::string& name,
                                  const std::string& where) {
    const int place = setup.inputs().find(name);
    if (place < 0)
      setup.mistake(where, "INPUT_UNKNOWN: " + name + " (" + kinerja::listed(setup.inputs()) + ")");
    return static_cast<std::uint32_t>(place < 0 ? 0 : place);
  }

  // The inputs that can be chosen give the same grades, or none.
  void read_grades(const kinerja::MethodSetup& setup) {
    std::string_view source;
    for (std::uint32_t i = 0; i < names_.size(); ++i) {
      const kinerja::TextView words = setup.input_grades(i);
      if (words.size() == 0 || !can_be_chosen(i)) continue;
      std::vector<std::string> own;
      for (std::uint32_t k = 0; k < words.size(); ++k) own.emplace_back(words[k]);
      if (source.empty()) {
        grades_ = std::move(own);
        source = names_[i];
      } else if (own != grades_) {
        setup.mistake("", "GRADES_DIFFER: " + std::string(source) + ", " + names_[i]);
      }
    }
  }

  bool can_be_chosen(std::uint32_t input) const {
    if (!by_ || otherwise_ == input) return true;
    for (const auto& [word, place] : when_)
      if (place == input) return true;
    return false;
  }

  kinerja::Score first(const kinerja::Employee& employee, kinerja::Trail& trail) const {
    for (std::uint32_t i = 0; i < names_.size(); ++i) {
      const kinerja::Input input = employee.input(i);
      if (input.has()) return hand_on(input, trail);
      trail.step("passed_over", input, 0, 0, 0);
    }
    return kinerja::Score::missing("INPUTS_MISSING: " + kinerja::listed(names_));
  }

  kinerja::Score hand_on(const kinerja::Input& input, kinerja::Trail& trail) const {
    if (!input.has()) return kinerja::Score::missing("CHOSEN_MISSING: " + names_[input.index()]);
    const kinerja::Exact score = input.value();
    trail.step("chosen", input, score, 0, score);
    const int grade = input.grade();
    if (grade >= 0)
      trail.step("grade", kinerja::Ref::grade(static_cast<std::uint32_t>(grade)), score, 0, score);
    return kinerja::Score(score, grade);
  }

  std::vector<std::string> names_;
  std::optional<std::uint32_t> by_;  // attribute; none: the first input with a score
  std::string attribute_name_;
  std::map<std::string, std::uint32_t, std::less<>> when_;  // word to input
  std::optional<std::uint32_t> otherwise_;
  std::vector<std::string> grades_;
};

constexpr kinerja::Identity identity{
    "id.kinerja.methods.choose", "0.1.0", "kinerja", "Apache-2.0", texts_json};

}  // namespace

KINERJA_PLUGIN_AS(identity, Choose)
