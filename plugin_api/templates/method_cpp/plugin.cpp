#include <kinerja/plugin.hpp>

#include "schema.json.h"
#include "texts.json.h"

namespace {

// Rates by the share of goals that were reached: the weight of goals that met their target against
// the weight of all goals that have a figure, in percent.
struct GoalShare : kinerja::Method {
  static constexpr kinerja::Info info{"@ID@", "NAME", "ABOUT", schema_json};
  static constexpr kinerja::Step steps[] = {{"reached", KINERJA_REF_GOAL, "STEP_REACHED"},
                                            {"missed", KINERJA_REF_GOAL, "STEP_MISSED"},
                                            {"share", KINERJA_REF_NONE, "STEP_SHARE"}};

  explicit GoalShare(kinerja::Config config)
      : enough_from_(config.number("enough_from", 75)),
        minimum_goals_(config.integer("minimum_goals", 1)) {}

  std::vector<std::string> grades() const {
    static constexpr const char* lowest_first[] = {"PERLU_PEMBINAAN", "CUKUP"};
    return std::vector<std::string>(std::begin(lowest_first), std::end(lowest_first));
  }

  std::uint32_t trail_per_row(std::uint32_t goals, std::uint32_t /*ratings*/) const {
    return goals + 1;
  }

  // Exact counts in fractions and rounds once, at the end: no edge is missed by a rounding.
  kinerja::Score rate(const kinerja::Employee& employee, kinerja::Trail& trail) const {
    kinerja::Exact done = 0;
    kinerja::Exact all = 0;
    int goals = 0;
    for (const kinerja::Goal goal : employee.goals()) {
      if (!counts(goal)) continue;
      const bool met = reached(goal);
      const kinerja::Exact weight = met ? kinerja::Exact(goal.weight()) : kinerja::Exact(0);
      trail.step(met ? "reached" : "missed", goal, goal.actual(), goal.target(), weight);
      done += weight;
      all += kinerja::Exact(goal.weight());
      ++goals;
    }
    if (goals < minimum_goals_) return kinerja::Score::missing("TOO_FEW: " + std::to_string(goals));
    const kinerja::Exact score = 100 * done / all;
    trail.step("share", kinerja::Ref::none(), done, all, score);
    return kinerja::Score(score, score >= enough_from_ ? 1 : 0);
  }

 private:
  // A goal without target, figure or weight is left out: missing is not zero.
  static bool counts(const kinerja::Goal& goal) {
    return goal.has_target() && goal.has_actual() && goal.weight() > 0;
  }

  static bool reached(const kinerja::Goal& goal) {
    const kinerja::Exact actual = goal.value();
    const kinerja::Exact target(goal.target());
    if (goal.direction() == KINERJA_LESS_IS_BETTER) return actual <= target;
    if (actual < target) return false;
    if (goal.direction() != KINERJA_RANGE_IS_BEST) return true;
    return actual <= kinerja::Exact(goal.target_high());
  }

  kinerja::Exact enough_from_;
  int minimum_goals_;
};

constexpr kinerja::Identity identity{"@ID@", "0.1.0", "@VENDOR@", "Apache-2.0", texts_json};

}  // namespace

KINERJA_PLUGIN_AS(identity, GoalShare)
