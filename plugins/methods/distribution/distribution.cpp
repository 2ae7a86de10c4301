// Whether the grades of a unit look as the pattern of the organisation's predicate asks: a check
// with a suggestion, the same for everyone of the unit, and never a bar.

#include <kinerja/plugin.hpp>

#include "guide.hpp"
#include "nearest_split.hpp"
#include "schema.json.h"
#include "texts.json.h"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

namespace {

using distribution::Counts;
using distribution::Demand;
using distribution::Pattern;
using distribution::Split;
using kinerja::Ref;

/// What a unit came to.
struct Finding {
  std::string missing;  // why there is none
  Counts counts;        // by grade
  std::int64_t people = 0;
  std::int64_t graded = 0;
  const Pattern* pattern = nullptr;
  std::vector<const Demand*> departures;
  Split nearest;
};

constexpr std::uint32_t outside = 0;
constexpr std::uint32_t fits = 1;
constexpr std::uint32_t first_input_word = 2;

class Distribution : public kinerja::GroupMethod {
 public:
  static constexpr kinerja::Info info{
      "id.kinerja.distribution", "NAME", "ABOUT", schema_json, KINERJA_INFO_WHOLE_GROUP};
  static constexpr bool inputs_alone = true;
  static constexpr kinerja::Step steps[] = {
      {"organisation", KINERJA_REF_GRADE, "STEP_ORGANISATION"},
      {"graded", KINERJA_REF_NONE, "STEP_GRADED"},
      {"count", KINERJA_REF_GRADE, "STEP_COUNT"},
      {"curve", KINERJA_REF_GRADE, "STEP_CURVE"},
      {"not_most", KINERJA_REF_GRADE, "STEP_NOT_MOST"},
      {"too_many", KINERJA_REF_GRADE, "STEP_TOO_MANY"},
      {"too_few", KINERJA_REF_GRADE, "STEP_TOO_FEW"},
      {"together", KINERJA_REF_GRADE, "STEP_TOGETHER"},
      {"too_few_together", KINERJA_REF_NONE, "STEP_TOO_FEW_TOGETHER"},
      {"none_of", KINERJA_REF_NONE, "STEP_NONE_OF"},
      {"forbidden", KINERJA_REF_GRADE, "STEP_FORBIDDEN"},
      {"suggested", KINERJA_REF_GRADE, "STEP_SUGGESTED"},
      {"moves", KINERJA_REF_NONE, "STEP_MOVES"},
      {"moves_leave", KINERJA_REF_NONE, "STEP_MOVES_LEAVE"},
      {"no_better", KINERJA_REF_NONE, "STEP_NO_BETTER"},
      {"fits", KINERJA_REF_GRADE, "STEP_FITS"},
      {"outside", KINERJA_REF_GRADE, "STEP_OUTSIDE"},
  };

  explicit Distribution(const kinerja::MethodSetup& setup) {
    if (setup.inputs().size() != 1)
      setup.mistake("", "ONE_INPUT: " + std::to_string(setup.inputs().size()));
    if (setup.attributes().size() != 1)
      setup.mistake("", "ONE_ATTRIBUTE: " + std::to_string(setup.attributes().size()));
    if (setup.inputs().size() == 1) read(setup, setup.input_grades(0));
  }

  /// Its own two, then the words that steps name: those of the input and of the organisation.
  std::vector<std::string> grades() const { return words_; }

  Finding study(const kinerja::Group& group) const {
    Finding finding;
    finding.counts.assign(input_words_, 0);
    std::set<std::string> organisations;
    for (std::size_t i = 0; i < group.size(); ++i) {
      const kinerja::Employee employee = group[i];
      ++finding.people;
      const kinerja::Attribute organisation = employee.attribute(0);
      if (organisation.has()) organisations.emplace(organisation.word());
      const kinerja::Input input = employee.input(0);
      if (!input.has() || input.grade() < 0) continue;
      ++finding.counts[static_cast<std::size_t>(input.grade())];
      ++finding.graded;
    }
    finding.missing = find_pattern(organisations, finding);
    if (!finding.missing.empty()) return finding;
    for (const Demand& demand : finding.pattern->demands)
      if (!demand.holds(finding.counts)) finding.departures.push_back(&demand);
    if (!finding.departures.empty())
      finding.nearest = nearest_split(finding.pattern->demands, finding.counts);
    return finding;
  }

  kinerja::Score rate(const kinerja::Employee&,
                      const Finding& finding,
                      kinerja::Trail& trail) const {
    if (!finding.missing.empty()) return kinerja::Score::missing(finding.missing);
    if (trail.on()) tell(finding, trail);
    const std::size_t departures = finding.departures.size();
    const std::uint32_t grade = departures == 0 ? fits : outside;
    trail.step(departures == 0 ? "fits" : "outside",
               Ref::grade(grade),
               finding.graded,
               finding.pattern->demands.size(),
               departures);
    return kinerja::Score(departures, static_cast<int>(grade));
  }

  std::uint32_t trail_per_row(std::uint32_t, std::uint32_t) const {
    std::size_t most = 0;
    for (const Pattern& pattern : patterns_) {
      std::size_t departures = 0;
      for (const Demand& demand : pattern.demands) departures += 1 + demand.grades.size();
      most = std::max(most, departures);
    }
    return static_cast<std::uint32_t>(most + 3 * input_words_ + 4);
  }

 private:
  void read(const kinerja::MethodSetup& setup, const kinerja::TextView& grades) {
    if (grades.size() == 0) {
      setup.mistake("", "INPUT_WITHOUT_GRADES: " + std::string(setup.inputs()[0]));
      return;
    }
    input_words_ = grades.size();
    patterns_ = distribution::read_patterns(setup, grades);
    for (std::uint32_t i = 0; i < grades.size(); ++i) words_.emplace_back(grades[i]);
    for (std::uint32_t own = outside; own < first_input_word; ++own)
      if (grades.find(words_[own]) >= 0) setup.mistake("", "WORD_TAKEN: " + words_[own]);
    for (const Pattern& pattern : patterns_)
      if (std::find(words_.begin(), words_.end(), pattern.organisation) == words_.end())
        words_.push_back(pattern.organisation);
  }

  /// Why there is no pattern to hold the unit against; empty: there is, in `finding`.
  std::string find_pattern(const std::set<std::string>& organisations, Finding& finding) const {
    if (organisations.empty()) return "ORGANISATION_MISSING";
    if (organisations.size() > 1) return "ORGANISATIONS_DIFFER: " + kinerja::listed(organisations);
    for (const Pattern& pattern : patterns_)
      if (pattern.organisation == *organisations.begin()) finding.pattern = &pattern;
    if (finding.pattern == nullptr) return "ORGANISATION_UNKNOWN: " + *organisations.begin();
    return finding.graded == 0 ? "NOBODY_GRADED" : "";
  }

  static Ref word(std::size_t grade) {
    return Ref::grade(first_input_word + static_cast<std::uint32_t>(grade));
  }
  static kinerja::Exact percent(std::int64_t part, std::int64_t all) {
    return kinerja::Exact(100) * part / all;
  }

  void tell(const Finding& finding, kinerja::Trail& trail) const {
    const auto organisation =
        std::find(words_.begin() + first_input_word, words_.end(), finding.pattern->organisation);
    trail.step("organisation",
               Ref::grade(static_cast<std::uint32_t>(organisation - words_.begin())),
               finding.graded,
               finding.pattern->demands.size(),
               finding.pattern->demands.size());
    trail.step(
        "graded", Ref::none(), finding.people, finding.graded, finding.people - finding.graded);
    for (std::size_t grade = 0; grade < input_words_; ++grade) {
      const std::int64_t count = finding.counts[grade];
      trail.step("count", word(grade), count, finding.graded, percent(count, finding.graded));
    }
    tell_curve(*finding.pattern, trail);
    for (const Demand* const departure : finding.departures)
      tell_departure(*departure, finding, trail);
    if (!finding.departures.empty()) tell_suggestion(finding, trail);
  }

  static void tell_curve(const Pattern& pattern, kinerja::Trail& trail) {
    kinerja::Exact sum;
    for (const kinerja::Exact& height : pattern.heights) sum += height;
    for (std::size_t grade = 0; grade < pattern.heights.size(); ++grade)
      trail.step("curve", word(grade), pattern.heights[grade], sum, pattern.heights[grade]);
  }

  // Of too many and too few, the result is by how many people.
  static void tell_departure(const Demand& demand, const Finding& finding, kinerja::Trail& trail) {
    const std::int64_t count = demand.people(finding.counts);
    const std::int64_t limit = demand.limit(finding.graded);
    const kinerja::Exact found = percent(count, finding.graded);
    const kinerja::Exact asked = demand.share * 100;
    const Ref first = word(demand.grades.front());
    switch (demand.kind) {
      case Demand::Kind::most: {
        const std::int64_t rival = largest_besides(demand.grades.front(), finding.counts);
        trail.step("not_most", first, count, rival, rival - count);
        break;
      }
      case Demand::Kind::at_most:
        trail.step("too_many", first, found, asked, count - limit);
        break;
      case Demand::Kind::at_least:
        trail.step("too_few", first, found, asked, limit - count);
        break;
      case Demand::Kind::together:
        tell_set(demand, finding, trail);
        trail.step("too_few_together", Ref::none(), found, asked, limit - count);
        break;
      case Demand::Kind::some:
        tell_set(demand, finding, trail);
        trail.step("none_of", Ref::none(), count, demand.grades.size(), limit - count);
        break;
      case Demand::Kind::none:
        trail.step("forbidden", first, count, limit, count - limit);
        break;
    }
  }

  static void tell_set(const Demand& demand, const Finding& finding, kinerja::Trail& trail) {
    for (const std::size_t grade : demand.grades)
      trail.step("together",
                 word(grade),
                 finding.counts[grade],
                 finding.graded,
                 percent(finding.counts[grade], finding.graded));
  }

  static std::int64_t largest_besides(std::size_t grade, const Counts& counts) {
    std::int64_t largest = 0;
    for (std::size_t other = 0; other < counts.size(); ++other)
      if (other != grade) largest = std::max(largest, counts[other]);
    return largest;
  }

  void tell_suggestion(const Finding& finding, kinerja::Trail& trail) const {
    const Split& nearest = finding.nearest;
    if (nearest.moves == 0) {
      trail.step("no_better", Ref::none(), nearest.moves, finding.graded, nearest.open);
      return;
    }
    for (std::size_t grade = 0; grade < input_words_; ++grade)
      trail.step("suggested",
                 word(grade),
                 finding.counts[grade],
                 nearest.counts[grade],
                 nearest.counts[grade] - finding.counts[grade]);
    trail.step(nearest.open == 0 ? "moves" : "moves_leave",
               Ref::none(),
               nearest.moves,
               finding.graded,
               nearest.open);
  }

  std::vector<std::string> words_ = {"Di luar pola", "Sesuai pola"};
  std::size_t input_words_ = 0;
  std::vector<Pattern> patterns_;
};

constexpr kinerja::Identity identity{
    "id.kinerja.methods.distribution", "0.1.0", "kinerja", "Apache-2.0", texts_json};

}  // namespace

KINERJA_PLUGIN_AS(identity, Distribution)
