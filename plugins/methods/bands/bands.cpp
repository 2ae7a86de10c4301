// A grade for a number: the predicates of a regulation, half-open from each limit to the next.

#include <kinerja/plugin.hpp>

#include "schema.json.h"
#include "texts.json.h"

#include <optional>
#include <string>
#include <vector>

namespace {

struct Band {
  std::optional<kinerja::Exact> from;  // none: everything below the next
  std::string grade;
  std::optional<std::uint32_t> required;  // attribute
};

bool says_yes(const kinerja::Attribute& attribute) {
  if (!attribute.has()) return false;
  if (attribute.is_number()) return attribute.number() == 1;
  std::string word(attribute.word());
  for (char& c : word)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return word == "ya" || word == "yes" || word == "true" || word == "1";
}

class Bands : public kinerja::Method {
 public:
  static constexpr kinerja::Info info{"id.kinerja.bands", "NAME", "ABOUT", schema_json};
  static constexpr bool inputs_alone = true;
  static constexpr kinerja::Step steps[] = {
      {"not_met", KINERJA_REF_ATTRIBUTE, "STEP_NOT_MET"},
      {"met", KINERJA_REF_ATTRIBUTE, "STEP_MET"},
      {"grade", KINERJA_REF_GRADE, "STEP_GRADE"},
      {"lowest", KINERJA_REF_GRADE, "STEP_LOWEST"},
      {"below", KINERJA_REF_INPUT, "STEP_BELOW"},
  };

  explicit Bands(const kinerja::MethodSetup& setup) {
    if (setup.inputs().size() != 1)
      setup.mistake("", "ONE_INPUT: " + std::to_string(setup.inputs().size()));
    const std::vector<kinerja::Config> items = setup.config()["bands"].items();
    if (items.empty()) setup.mistake("/bands", "NO_BANDS");
    for (const kinerja::Config& item : items) read_band(setup, item);
    check_order(setup);
  }

  std::vector<std::string> grades() const {
    std::vector<std::string> words;
    for (const Band& band : bands_) words.push_back(band.grade);
    return words;
  }

  kinerja::Score rate(const kinerja::Employee& employee, kinerja::Trail& trail) const {
    const kinerja::Input input = employee.input(0);
    if (!input.has()) return kinerja::Score::missing("INPUT_MISSING");
    const kinerja::Exact score = input.value();
    for (std::uint32_t i = static_cast<std::uint32_t>(bands_.size()); i-- > 0;) {
      const Band& band = bands_[i];
      if (band.from && score < *band.from) continue;
      const kinerja::Exact& limit = band.from ? *band.from : score;
      if (band.required) {
        const kinerja::Attribute attribute = employee.attribute(*band.required);
        const bool met = says_yes(attribute);
        trail.step(met ? "met" : "not_met", attribute, score, limit, met ? 1 : 0);
        if (!met) continue;
      }
      trail.step(band.from ? "grade" : "lowest", kinerja::Ref::grade(i), score, limit, score);
      return kinerja::Score(score, static_cast<int>(i));
    }
    trail.step("below", input, score, bands_.front().from.value_or(score), score);
    return kinerja::Score(score);
  }

  std::uint32_t trail_per_row(std::uint32_t, std::uint32_t) const {
    return static_cast<std::uint32_t>(bands_.size()) + 1;
  }

 private:
  void read_band(const kinerja::MethodSetup& setup, const kinerja::Config& item) {
    const std::size_t place = bands_.size();
    Band band;
    band.grade = item.text("grade");
    if (item.has("from")) band.from = kinerja::Exact(item.number("from", 0));
    if (!band.from && place > 0)
      setup.mistake(kinerja::pointer_to("bands", place), "FROM_ABSENT: " + band.grade);
    for (const Band& other : bands_)
      if (other.grade == band.grade)
        setup.mistake(kinerja::pointer_to("bands", place, "grade"), "GRADE_TWICE: " + band.grade);
    if (item.has("requires")) {
      const int attribute = setup.attributes().find(item.text("requires"));
      if (attribute < 0)
        setup.mistake(kinerja::pointer_to("bands", place, "requires"),
                      "ATTRIBUTE_UNKNOWN: " + kinerja::listed(setup.attributes()));
      band.required = static_cast<std::uint32_t>(attribute < 0 ? 0 : attribute);
    }
    bands_.push_back(std::move(band));
  }

  // Two bands may share a limit only where the upper one asks for more: else the lower never wins.
  void check_order(const kinerja::MethodSetup& setup) const {
    for (std::size_t i = 1; i < bands_.size(); ++i) {
      const Band& lower = bands_[i - 1];
      const Band& upper = bands_[i];
      if (!lower.from || !upper.from) continue;
      if (*upper.from < *lower.from || (*upper.from == *lower.from && !upper.required))
        setup.mistake(kinerja::pointer_to("bands", i, "from"), "NOT_ASCENDING: " + upper.grade);
    }
  }

  std::vector<Band> bands_;  // lowest first
};

constexpr kinerja::Identity identity{
    "id.kinerja.methods.bands", "0.1.0", "kinerja", "Apache-2.0", texts_json};

}  // namespace

KINERJA_PLUGIN_AS(identity, Bands)
