// The public satisfaction index of PermenPANRB 14/2017: the mean answer to each element (NRR),
// their weighted sum (IKM), converted to 25 to 100 (NIK) and graded.

#include <kinerja/plugin.hpp>

#include "sample_size.hpp"
#include "schema.json.h"
#include "texts.json.h"

#include <algorithm>
#include <string>
#include <vector>

namespace {

struct Band {
  kinerja::Exact from;
  std::string grade;
};

class PublicFeedback : public kinerja::Method {
 public:
  static constexpr kinerja::Info info{"id.kinerja.public-feedback", "NAME", "ABOUT", schema_json};
  static constexpr kinerja::Step steps[] = {
      {"element", KINERJA_REF_ASPECT | kinerja::standing, "STEP_ELEMENT"},
      {"respondents", KINERJA_REF_NONE, "STEP_RESPONDENTS"},
      {"index", KINERJA_REF_NONE, "STEP_INDEX"},
      {"converted", KINERJA_REF_NONE, "STEP_CONVERTED"},
      {"grade", KINERJA_REF_GRADE, "STEP_GRADE"},
      {"lowest", KINERJA_REF_GRADE, "STEP_LOWEST"},
      {"sample_listed", KINERJA_REF_NONE, "STEP_SAMPLE_LISTED"},
      {"sample_formula", KINERJA_REF_NONE, "STEP_SAMPLE_FORMULA"},
      {"sample", KINERJA_REF_ATTRIBUTE, "STEP_SAMPLE"},
      {"sample_short", KINERJA_REF_ATTRIBUTE, "STEP_SAMPLE_SHORT"},
      {"sample_enough", KINERJA_REF_ATTRIBUTE, "STEP_SAMPLE_ENOUGH"},
      {"population_missing", KINERJA_REF_ATTRIBUTE, "STEP_POPULATION_MISSING"},
      {"population_odd", KINERJA_REF_ATTRIBUTE, "STEP_POPULATION_ODD"},
  };

  explicit PublicFeedback(const kinerja::MethodSetup& setup)
      : factor_(setup.config().number("factor", 25)),
        minimum_respondents_(setup.config().integer("minimum_respondents", 1)),
        decimals_(setup.config().integer("decimals", 2)),
        sample_(setup) {
    for (std::uint32_t i = 0; i < setup.aspects().size(); ++i)
      names_.emplace_back(setup.aspects()[i]);
    read_elements(setup);
    read_weight(setup);
    read_bands(setup);
  }

  std::vector<std::string> grades() const {
    std::vector<std::string> words;
    for (const Band& band : bands_) words.push_back(band.grade);
    return words;
  }

  kinerja::Score rate(const kinerja::Employee& employee, kinerja::Trail& trail) const {
    std::vector<kinerja::Exact> sum(names_.size());
    std::vector<std::uint32_t> answers(names_.size());
    const int respondents = collect(employee, sum, answers);
    sample_.tell(employee, respondents, trail);
    if (respondents < minimum_respondents_) {
      trail.step("respondents", kinerja::Ref::none(), respondents, minimum_respondents_, 0);
      return kinerja::Score::missing("RESPONDENTS_FEW: " + std::to_string(respondents));
    }
    kinerja::Exact total;
    std::vector<std::string> unanswered;
    for (const std::uint32_t element : elements_) {
      if (answers[element] == 0) {
        unanswered.push_back(names_[element]);
        continue;
      }
      const kinerja::Exact mean = sum[element] / answers[element];
      trail.step("element", kinerja::Ref::aspect(element), sum[element], answers[element], mean);
      total += mean;
    }
    if (!unanswered.empty())
      return kinerja::Score::missing("ELEMENTS_UNANSWERED: " + kinerja::listed(unanswered));
    const kinerja::Exact index = total * element_weight_;
    const kinerja::Exact converted = (index * factor_).rounded(decimals_);
    trail.step("index", kinerja::Ref::none(), total, element_weight_, index);
    trail.step("converted", kinerja::Ref::none(), index, factor_, converted);
    return graded(converted, trail);
  }

  std::uint32_t trail_per_row(std::uint32_t, std::uint32_t) const {
    return static_cast<std::uint32_t>(elements_.size()) + 3 + feedback::SampleSize::most_steps;
  }

 private:
  // Sums and counts by aspect; returns how many people answered anything.
  int collect(const kinerja::Employee& employee,
              std::vector<kinerja::Exact>& sum,
              std::vector<std::uint32_t>& answers) const {
    std::vector<std::uint32_t> people;
    for (const kinerja::Rating& rating : employee.ratings()) {
      if (rating.role() != KINERJA_ROLE_PUBLIC || !is_element_[rating.aspect()]) continue;
      sum[rating.aspect()] += kinerja::Exact(rating.score());
      ++answers[rating.aspect()];
      people.push_back(rating.rater());
    }
    std::sort(people.begin(), people.end());
    return static_cast<int>(std::unique(people.begin(), people.end()) - people.begin());
  }

  // What lies below all limits has the lowest grade: with rounded weights the worst answers of all
  // come to 24.75, and the table of the regulation begins at 25.
  kinerja::Score graded(const kinerja::Exact& value, kinerja::Trail& trail) const {
    std::uint32_t place = static_cast<std::uint32_t>(bands_.size()) - 1;
    while (place > 0 && value < bands_[place].from) --place;
    const kinerja::Exact& from = bands_[place].from;
    trail.step(value < from ? "lowest" : "grade", kinerja::Ref::grade(place), value, from, value);
    return kinerja::Score(value, static_cast<int>(place));
  }

  void read_elements(const kinerja::MethodSetup& setup) {
    const std::vector<std::string> chosen = setup.config()["elements"].texts();
    is_element_.assign(names_.size(), chosen.empty());
    for (std::size_t i = 0; i < chosen.size(); ++i) {
      const int place = setup.aspects().find(chosen[i]);
      const std::string where = kinerja::pointer_to("elements", i);
      if (place < 0)
        setup.mistake(where, "ASPECT_UNKNOWN: " + chosen[i] + " (" + kinerja::listed(names_) + ")");
      else if (is_element_[static_cast<std::size_t>(place)])
        setup.mistake(where, "ELEMENT_TWICE: " + chosen[i]);
      else
        is_element_[static_cast<std::size_t>(place)] = true;
    }
    for (std::uint32_t i = 0; i < is_element_.size(); ++i)
      if (is_element_[i]) elements_.push_back(i);
    if (chosen.empty() && elements_.empty()) setup.mistake("/elements", "NO_ELEMENTS");
  }

  void read_weight(const kinerja::MethodSetup& setup) {
    const std::string rule = setup.config().text("element_weight", "exact");
    const auto count = elements_.size();
    if (rule != "exact" && count != 9)
      setup.mistake("/element_weight", "WEIGHT_FOR_NINE: " + std::to_string(count));
    if (rule == "0.11")
      element_weight_ = kinerja::Exact(0.11);
    else if (rule == "0.111")
      element_weight_ = kinerja::Exact(0.111);
    else if (count > 0)
      element_weight_ = kinerja::Exact(1) / count;
  }

  void read_bands(const kinerja::MethodSetup& setup) {
    for (const kinerja::Config& item : setup.config()["bands"].items()) {
      const std::size_t place = bands_.size();
      bands_.push_back({kinerja::Exact(item.number("from", 0)), item.text("grade")});
      if (place > 0 && bands_[place].from <= bands_[place - 1].from)
        setup.mistake(kinerja::pointer_to("bands", place, "from"),
                      "NOT_ASCENDING: " + bands_[place].grade);
      for (std::size_t i = 0; i < place; ++i)
        if (bands_[i].grade == bands_[place].grade)
          setup.mistake(kinerja::pointer_to("bands", place, "grade"),
                        "GRADE_TWICE: " + bands_[place].grade);
    }
    if (bands_.empty()) setup.mistake("/bands", "NO_BANDS");
  }

  kinerja::Exact factor_;
  int minimum_respondents_;
  int decimals_;
  feedback::SampleSize sample_;
  std::vector<std::string> names_;       // of all aspects
  std::vector<bool> is_element_;         // by aspect
  std::vector<std::uint32_t> elements_;  // aspects
  kinerja::Exact element_weight_;
  std::vector<Band> bands_;  // lowest first
};

constexpr kinerja::Identity identity{
    "id.kinerja.methods.public-feedback", "0.1.0", "kinerja", "Apache-2.0", texts_json};

}  // namespace

KINERJA_PLUGIN_AS(identity, PublicFeedback)
