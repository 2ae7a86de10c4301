// What share of the agreed targets was reached: capaian IKI of PermenPANRB 8/2021, weighted.

#include <kinerja/plugin.hpp>

#include "schema.json.h"
#include "texts.json.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace {

/// What one goal came to, in percent and before limits. `bound` is the target that counted.
struct Achieved {
  std::string_view step;
  kinerja::Exact bound;
  kinerja::Exact percent;
};

class TargetAchievement : public kinerja::Method {
 public:
  static constexpr kinerja::Info info{
      "id.kinerja.target-achievement", "NAME", "ABOUT", schema_json};
  static constexpr kinerja::Step steps[] = {
      {"ratio", KINERJA_REF_GOAL, "STEP_RATIO"},
      {"mirror", KINERJA_REF_GOAL, "STEP_MIRROR"},
      {"inverse", KINERJA_REF_GOAL, "STEP_INVERSE"},
      {"nothing", KINERJA_REF_GOAL, "STEP_NOTHING"},
      {"inside", KINERJA_REF_GOAL, "STEP_INSIDE"},
      {"capped", KINERJA_REF_GOAL, "STEP_CAPPED"},
      {"floored", KINERJA_REF_GOAL, "STEP_FLOORED"},
      {"part", KINERJA_REF_GOAL, "STEP_PART"},
      {"no_actual", KINERJA_REF_GOAL, "STEP_NO_ACTUAL"},
      {"no_target", KINERJA_REF_GOAL, "STEP_NO_TARGET"},
      {"coverage", KINERJA_REF_NONE, "STEP_COVERAGE"},
      {"score", KINERJA_REF_NONE, "STEP_SCORE"},
  };

  explicit TargetAchievement(const kinerja::MethodSetup& setup)
      : cap_(setup.config().number("cap", 120)),
        floor_(setup.config().number("floor", 0)),
        inverse_(setup.config().text("less_is_better", "mirror") == "inverse"),
        minimum_coverage_(setup.config().number("minimum_coverage", 1)),
        ignore_additional_(setup.config().text("additional", "same") == "ignore"),
        use_share_(setup.config().truth("use_share", true)),
        decimals_(setup.config().integer("decimals", -1)) {
    if (floor_ > cap_)
      setup.mistake("/floor", "FLOOR_ABOVE_CAP: " + kinerja::number_text(floor_.to_double()));
    const std::vector<std::string> aspects = setup.config()["aspects"].texts();
    for (std::size_t i = 0; i < aspects.size(); ++i) {
      const int place = setup.aspects().find(aspects[i]);
      if (place < 0)
        setup.mistake(
            kinerja::pointer_to("aspects", i),
            "ASPECT_UNKNOWN: " + aspects[i] + " (" + kinerja::listed(setup.aspects()) + ")");
      else
        aspects_.push_back(static_cast<std::uint32_t>(place));
    }
  }

  kinerja::Score rate(const kinerja::Employee& employee, kinerja::Trail& trail) const {
    kinerja::Exact sum;
    kinerja::Exact covered;
    kinerja::Exact all;
    for (const kinerja::Goal& goal : employee.goals()) {
      if (!counts(goal)) continue;
      const kinerja::Exact weight = weight_of(goal);
      all += weight;
      if (!goal.has_target() || !goal.has_actual()) {
        trail.step(goal.has_target() ? "no_actual" : "no_target", goal, goal.target(), weight, 0);
        continue;
      }
      const kinerja::Exact percent = percent_of(goal, trail);
      const kinerja::Exact part = percent * weight;
      trail.step("part", goal, percent, weight, part);
      sum += part;
      covered += weight;
    }
    if (all.is_zero()) return kinerja::Score::missing("NO_GOALS");
    const kinerja::Exact coverage = covered / all;
    if (coverage < 1) trail.step("coverage", kinerja::Ref::none(), covered, all, coverage * 100);
    if (covered.is_zero() || coverage < minimum_coverage_)
      return kinerja::Score::missing("COVERAGE_LOW: " +
                                     kinerja::number_text((coverage * 100).rounded(2).to_double()));
    const kinerja::Exact score = (sum / covered).rounded(decimals_);
    trail.step("score", kinerja::Ref::none(), sum, covered, score);
    return kinerja::Score{score};
  }

  std::uint32_t trail_per_row(std::uint32_t goals, std::uint32_t) const { return 3 * goals + 2; }

 private:
  bool counts(const kinerja::Goal& goal) const {
    if (ignore_additional_ && goal.additional()) return false;
    return aspects_.empty() ||
           std::find(aspects_.begin(), aspects_.end(), goal.aspect()) != aspects_.end();
  }

  kinerja::Exact weight_of(const kinerja::Goal& goal) const {
    const kinerja::Exact weight(goal.weight());
    kinerja::Exact in_use = use_share_ ? weight * kinerja::Exact(goal.share()) : weight;
    if (in_use.sign() < 0)
      throw kinerja::Failure(KINERJA_E_INPUT, "WEIGHT_NEGATIVE: " + std::string(goal.indicator()));
    return in_use;
  }

  // The percentage of one goal within the limits, with the steps that lead there.
  kinerja::Exact percent_of(const kinerja::Goal& goal, kinerja::Trail& trail) const {
    const Achieved achieved = achieve(goal);
    trail.step(achieved.step, goal, goal.actual(), achieved.bound, achieved.percent);
    if (achieved.percent > cap_) {
      trail.step("capped", goal, achieved.percent, cap_, cap_);
      return cap_;
    }
    if (achieved.percent < floor_) {
      trail.step("floored", goal, achieved.percent, floor_, floor_);
      return floor_;
    }
    return achieved.percent;
  }

  // Of a range, the bound that was missed counts: the upper one above it, the lower one below.
  Achieved achieve(const kinerja::Goal& goal) const {
    const kinerja::Exact actual = goal.value();
    kinerja::Exact bound(goal.target());
    bool above = actual > bound;
    if (goal.has_target_high()) {
      const kinerja::Exact high(goal.target_high());
      if (high < bound)
        throw kinerja::Failure(KINERJA_E_INPUT, "RANGE_REVERSED: " + std::string(goal.indicator()));
      if (bound <= actual && actual <= high) return {"inside", high, 100};
      above = actual > high;
      if (above) bound = high;
    }
    if (bound.sign() <= 0)
      throw kinerja::Failure(KINERJA_E_INPUT,
                             "TARGET_NOT_POSITIVE: " + std::string(goal.indicator()));
    if (goal.direction() == KINERJA_RANGE_IS_BEST && above) return mirrored(actual, bound);
    if (goal.direction() != KINERJA_LESS_IS_BETTER) return {"ratio", bound, actual / bound * 100};
    if (!inverse_) return mirrored(actual, bound);
    // Nothing at all of what should be little is the best there is, and no number divides by it.
    if (actual.sign() <= 0) return {"nothing", bound, cap_};
    return {"inverse", bound, bound / actual * 100};
  }

  static Achieved mirrored(const kinerja::Exact& actual, const kinerja::Exact& bound) {
    return {"mirror", bound, (2 - actual / bound) * 100};
  }

  kinerja::Exact cap_;
  kinerja::Exact floor_;
  bool inverse_;
  kinerja::Exact minimum_coverage_;
  bool ignore_additional_;
  bool use_share_;
  int decimals_;
  std::vector<std::uint32_t> aspects_;  // empty: all goals count
};

constexpr kinerja::Identity identity{
    "id.kinerja.methods.target-achievement", "0.1.0", "kinerja", "Apache-2.0", texts_json};

}  // namespace

KINERJA_PLUGIN_AS(identity, TargetAchievement)
