// Whether a person meets published criteria, for award, promotion or succession, and which not.

#include <kinerja/plugin.hpp>

#include "criterion.hpp"
#include "schema.json.h"
#include "texts.json.h"

#include <string>
#include <string_view>
#include <vector>

namespace {

using kinerja::criteria::Criterion;

class Criteria : public kinerja::Method {
 public:
  static constexpr kinerja::Info info{"id.kinerja.criteria", "NAME", "ABOUT", schema_json};
  static constexpr bool inputs_alone = true;
  static constexpr kinerja::Step steps[] = {
      {"at_least_met", KINERJA_REF_INPUT, "STEP_AT_LEAST_MET"},
      {"at_least_not_met", KINERJA_REF_INPUT, "STEP_AT_LEAST_NOT_MET"},
      {"at_most_met", KINERJA_REF_INPUT, "STEP_AT_MOST_MET"},
      {"at_most_not_met", KINERJA_REF_INPUT, "STEP_AT_MOST_NOT_MET"},
      {"grade_met", KINERJA_REF_INPUT, "STEP_GRADE_MET"},
      {"grade_not_met", KINERJA_REF_INPUT, "STEP_GRADE_NOT_MET"},
      {"at_least_met", KINERJA_REF_ATTRIBUTE, "STEP_AT_LEAST_MET"},
      {"at_least_not_met", KINERJA_REF_ATTRIBUTE, "STEP_AT_LEAST_NOT_MET"},
      {"at_most_met", KINERJA_REF_ATTRIBUTE, "STEP_AT_MOST_MET"},
      {"at_most_not_met", KINERJA_REF_ATTRIBUTE, "STEP_AT_MOST_NOT_MET"},
      {"word_met", KINERJA_REF_ATTRIBUTE, "STEP_WORD_MET"},
      {"word_not_met", KINERJA_REF_ATTRIBUTE, "STEP_WORD_NOT_MET"},
      {"other_word_met", KINERJA_REF_ATTRIBUTE, "STEP_OTHER_WORD_MET"},
      {"other_word_not_met", KINERJA_REF_ATTRIBUTE, "STEP_OTHER_WORD_NOT_MET"},
      {"empty", KINERJA_REF_ATTRIBUTE, "STEP_EMPTY"},
      {"no_number", KINERJA_REF_ATTRIBUTE, "STEP_NO_NUMBER"},
      {"result", KINERJA_REF_GRADE, "STEP_RESULT"},
  };

  explicit Criteria(const kinerja::MethodSetup& setup)
      : grades_{setup.config().text("not_met", "Tidak memenuhi"),
                setup.config().text("met", "Memenuhi")} {
    if (grades_[0] == grades_[1]) setup.mistake("/met", "GRADES_EQUAL: " + grades_[1]);
    const std::vector<kinerja::Config> items = setup.config()["criteria"].items();
    if (items.empty()) setup.mistake("/criteria", "NO_CRITERIA");
    for (std::size_t i = 0; i < items.size(); ++i) {
      Criterion criterion(setup, items[i], kinerja::pointer_to("criteria", i));
      for (const Criterion& other : criteria_)
        if (other.name() == criterion.name())
          setup.mistake(kinerja::pointer_to("criteria", i, "name"),
                        "NAME_TWICE: " + criterion.name());
      conditions_ += static_cast<std::uint32_t>(criterion.conditions().size());
      criteria_.push_back(std::move(criterion));
    }
  }

  const std::vector<std::string>& grades() const { return grades_; }

  kinerja::Score rate(const kinerja::Employee& employee, kinerja::Trail& trail) const {
    std::vector<std::string_view> missing;
    for (const Criterion& criterion : criteria_)
      if (!criterion.can_be_judged(employee)) missing.push_back(criterion.name());
    if (!missing.empty())
      return kinerja::Score::missing("CRITERIA_MISSING: " + kinerja::listed(missing));

    int met = 0;
    for (std::size_t i = 0; i < criteria_.size(); ++i)
      if (criteria_[i].met(employee, static_cast<int>(i) + 1, trail)) ++met;
    const int grade = met == static_cast<int>(criteria_.size()) ? 1 : 0;
    trail.step("result",
               kinerja::Ref::grade(static_cast<std::uint32_t>(grade)),
               met,
               criteria_.size(),
               met);
    return kinerja::Score(met, grade);
  }

  std::uint32_t trail_per_row(std::uint32_t, std::uint32_t) const { return conditions_ + 1; }

 private:
  std::vector<std::string> grades_;  // not met, met
  std::vector<Criterion> criteria_;
  std::uint32_t conditions_ = 0;  // of all criteria
};

constexpr kinerja::Identity identity{
    "id.kinerja.methods.criteria", "0.1.0", "kinerja", "Apache-2.0", texts_json};

}  // namespace

KINERJA_PLUGIN_AS(identity, Criteria)
