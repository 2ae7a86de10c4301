// How well a person's competencies match what the post needs: the sum of the levels against the sum
// of the standards (job-person match, JPM), and the gap of each.

#include <kinerja/plugin.hpp>

#include "schema.json.h"
#include "texts.json.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace {

class Competency : public kinerja::Method {
 public:
  static constexpr kinerja::Info info{"id.kinerja.competency", "NAME", "ABOUT", schema_json};
  static constexpr kinerja::Step steps[] = {
      {"gap", KINERJA_REF_GOAL, "STEP_GAP"},
      {"standing", KINERJA_REF_GOAL | kinerja::standing, "STEP_STANDING"},
      {"capped", KINERJA_REF_GOAL, "STEP_CAPPED"},
      {"no_level", KINERJA_REF_GOAL, "STEP_NO_LEVEL"},
      {"no_standard", KINERJA_REF_GOAL, "STEP_NO_STANDARD"},
      {"coverage", KINERJA_REF_NONE, "STEP_COVERAGE"},
      {"match", KINERJA_REF_NONE, "STEP_MATCH"},
      {"maximum", KINERJA_REF_NONE, "STEP_MAXIMUM"},
  };

  explicit Competency(const kinerja::MethodSetup& setup)
      : lowest_(setup.config()["levels"].number("min", 1)),
        highest_(setup.config()["levels"].number("max", 5)),
        cap_each_(setup.config().truth("cap_each", false)),
        minimum_coverage_(setup.config().number("minimum_coverage", 1)),
        decimals_(setup.config().integer("decimals", -1)) {
    if (highest_ <= lowest_)
      setup.mistake("/levels/max",
                    "LEVELS_REVERSED: " + kinerja::number_text(highest_.to_double()));
    if (setup.config().has("maximum"))
      maximum_ = kinerja::Exact(setup.config().number("maximum", 0));
    const std::vector<std::string> names = setup.config()["aspects"].texts();
    for (std::size_t i = 0; i < names.size(); ++i) {
      const int place = setup.aspects().find(names[i]);
      if (place < 0)
        setup.mistake(
            kinerja::pointer_to("aspects", i),
            "ASPECT_UNKNOWN: " + names[i] + " (" + kinerja::listed(setup.aspects()) + ")");
      else
        aspects_.push_back(static_cast<std::uint32_t>(place));
    }
  }

  kinerja::Score rate(const kinerja::Employee& employee, kinerja::Trail& trail) const {
    kinerja::Exact levels;
    kinerja::Exact standards;
    int known = 0;
    int all = 0;
    for (const kinerja::Goal& goal : employee.goals()) {
      if (!counts(goal)) continue;
      ++all;
      if (!goal.has_target() || !goal.has_actual()) {
        trail.step(goal.has_target() ? "no_level" : "no_standard", goal, goal.target(), 0, 0);
        continue;
      }
      ++known;
      const kinerja::Exact standard = standard_of(goal);
      levels += counted_level(goal, standard, trail);
      standards += standard;
    }
    if (all == 0) return kinerja::Score::missing("NO_COMPETENCIES");
    const kinerja::Exact coverage = kinerja::Exact(known) / all;
    if (known < all) trail.step("coverage", kinerja::Ref::none(), known, all, coverage * 100);
    if (known == 0 || coverage < minimum_coverage_)
      return kinerja::Score::missing("COVERAGE_LOW: " + std::to_string(known) + "/" +
                                     std::to_string(all));
    const kinerja::Exact match = levels / standards * 100;
    const bool limited = maximum_ && match > *maximum_;
    const kinerja::Exact score = (limited ? *maximum_ : match).rounded(decimals_);
    trail.step("match", kinerja::Ref::none(), levels, standards, limited ? match : score);
    if (limited) trail.step("maximum", kinerja::Ref::none(), match, *maximum_, score);
    return kinerja::Score{score};
  }

  std::uint32_t trail_per_row(std::uint32_t goals, std::uint32_t) const { return 3 * goals + 3; }

 private:
  bool counts(const kinerja::Goal& goal) const {
    if (!goal.has_aspect()) return false;
    return aspects_.empty() ||
           std::find(aspects_.begin(), aspects_.end(), goal.aspect()) != aspects_.end();
  }

  static kinerja::Failure faulty(const char* key, const kinerja::Goal& goal) {
    return {KINERJA_E_INPUT, std::string(key) + ": " + std::string(goal.indicator())};
  }

  bool on_scale(const kinerja::Exact& level) const { return lowest_ <= level && level <= highest_; }

  // What a post needs is one level of the scale, and more than it is never worse.
  kinerja::Exact standard_of(const kinerja::Goal& goal) const {
    kinerja::Exact standard(goal.target());
    if (goal.has_target_high() || goal.direction() != KINERJA_MORE_IS_BETTER)
      throw faulty("STANDARD_NOT_ONE_LEVEL", goal);
    if (!on_scale(standard) || standard.sign() <= 0) throw faulty("STANDARD_OFF_SCALE", goal);
    return standard;
  }

  // The level as it counts in the sum, with the steps of the competency.
  kinerja::Exact counted_level(const kinerja::Goal& goal,
                               const kinerja::Exact& standard,
                               kinerja::Trail& trail) const {
    kinerja::Exact level = goal.value();
    if (!on_scale(level)) throw faulty("LEVEL_OFF_SCALE", goal);
    trail.step("gap", goal, level, standard, level - standard);
    trail.step("standing", goal, level, standard, level / standard * 100);
    if (!cap_each_ || level <= standard) return level;
    trail.step("capped", goal, level, standard, standard);
    return standard;
  }

  kinerja::Exact lowest_;
  kinerja::Exact highest_;
  bool cap_each_;
  kinerja::Exact minimum_coverage_;
  int decimals_;
  std::optional<kinerja::Exact> maximum_;
  std::vector<std::uint32_t> aspects_;  // empty: all
};

constexpr kinerja::Identity identity{
    "id.kinerja.methods.competency", "0.1.0", "kinerja", "Apache-2.0", texts_json};

}  // namespace

KINERJA_PLUGIN_AS(identity, Competency)
