// What share of the agreed targets was reached: capaian IKI of PermenPANRB 8/2021, weighted; or
// what that share is worth by a curve, goal by goal and plan by plan.

#include <kinerja/plugin.hpp>

#include "aspect_choice.hpp"
#include "curves.hpp"
#include "goal_value.hpp"
#include "plans.hpp"
#include "schema.json.h"
#include "texts.json.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace {

using achievement::AspectChoice;
using achievement::CountedGoal;
using achievement::GoalValue;
using achievement::GradeWords;
using achievement::PlanRule;
using kinerja::standing;

/// What has been counted so far.
template <class Number>
struct Tally {
  Number sum;
  Number divisor;
  Number covered;  // weight of goals with a figure
  Number all;      // weight of all goals
};

class TargetAchievement : public kinerja::Method {
 public:
  static constexpr kinerja::Info info{
      "id.kinerja.target-achievement", "NAME", "ABOUT", schema_json};
  static constexpr kinerja::Step steps[] = {
      {"ratio", KINERJA_REF_GOAL | standing, "STEP_RATIO"},
      {"mirror", KINERJA_REF_GOAL | standing, "STEP_MIRROR"},
      {"inverse", KINERJA_REF_GOAL | standing, "STEP_INVERSE"},
      {"nothing", KINERJA_REF_GOAL | standing, "STEP_NOTHING"},
      {"inside", KINERJA_REF_GOAL | standing, "STEP_INSIDE"},
      {"capped", KINERJA_REF_GOAL | standing, "STEP_CAPPED"},
      {"floored", KINERJA_REF_GOAL | standing, "STEP_FLOORED"},
      {"part", KINERJA_REF_GOAL, "STEP_PART"},
      {"no_actual", KINERJA_REF_GOAL, "STEP_NO_ACTUAL"},
      {"no_target", KINERJA_REF_GOAL, "STEP_NO_TARGET"},
      {"coverage", KINERJA_REF_NONE, "STEP_COVERAGE"},
      {"score", KINERJA_REF_NONE, "STEP_SCORE"},
      {"used_share", KINERJA_REF_GOAL, "STEP_USED_SHARE"},
      {"rounded", KINERJA_REF_GOAL | standing, "STEP_ROUNDED"},
      {"limit", KINERJA_REF_GOAL | standing, "STEP_LIMIT"},
      {"curve", KINERJA_REF_GOAL | standing, "STEP_CURVE"},
      {"curve_lowest", KINERJA_REF_GOAL | standing, "STEP_CURVE_LOWEST"},
      {"not_done", KINERJA_REF_GOAL | standing, "STEP_NOT_DONE"},
      {"category", KINERJA_REF_GRADE, "STEP_CATEGORY"},
      {"value_part", KINERJA_REF_GOAL, "STEP_VALUE_PART"},
      {"plan_mean", KINERJA_REF_GOAL, "STEP_PLAN_MEAN"},
      {"plan_weighted", KINERJA_REF_GOAL, "STEP_PLAN_WEIGHTED"},
      {"plan_sum", KINERJA_REF_GOAL, "STEP_PLAN_SUM"},
      {"plan_incomplete", KINERJA_REF_GOAL, "STEP_PLAN_INCOMPLETE"},
      {"plan_curve", KINERJA_REF_GOAL, "STEP_PLAN_CURVE"},
      {"plan_curve_lowest", KINERJA_REF_GOAL, "STEP_PLAN_CURVE_LOWEST"},
      {"plan_category", KINERJA_REF_GRADE, "STEP_PLAN_CATEGORY"},
      {"plan_rounded", KINERJA_REF_GOAL, "STEP_PLAN_ROUNDED"},
      {"plan_part", KINERJA_REF_GOAL, "STEP_PLAN_PART"},
      {"total", KINERJA_REF_NONE, "STEP_TOTAL"},
      {"maximum", KINERJA_REF_NONE, "STEP_MAXIMUM"},
  };

  explicit TargetAchievement(const kinerja::MethodSetup& setup)
      : goal_value_(setup, words_),
        aspects_(setup, setup.config()["aspects"], "/aspects"),
        minimum_coverage_(setup.config().number("minimum_coverage", 1)),
        ignore_additional_(setup.config().text("additional", "same") == "ignore"),
        use_share_(setup.config().truth("use_share", true)),
        use_weight_(setup.config().truth("use_weight", true)),
        adds_up_(setup.config().text("combine", "mean") == "sum"),
        decimals_(setup.config().integer("decimals", -1)) {
    if (setup.config().has("plans")) plans_.emplace(setup, words_);
    if (setup.config().has("maximum"))
      maximum_ = kinerja::Constant(setup.config().number("maximum", 0));
  }

  /// Of goals and plans, for the trail: the node itself gives no grade.
  std::vector<std::string> grades() const { return words_.all(); }

  template <class Number>
  kinerja::Score rate(const kinerja::Employee& employee, kinerja::Trail& trail) const {
    Tally<Number> tally;
    if (plans_) {
      add_plans(employee, tally, trail);
    } else {
      for (const kinerja::Goal& goal : employee.goals())
        if (counts(goal)) add_goal(counted(goal, employee, tally, trail), tally, trail);
    }
    return settled(tally, trail);
  }

  std::uint32_t trail_per_row(std::uint32_t goals, std::uint32_t) const {
    const std::uint32_t plan_steps = plans_ ? PlanRule::most_steps : 0;
    return goals * (GoalValue::most_steps + 1 + plan_steps) + 3;
  }

 private:
  bool counts(const kinerja::Goal& goal) const {
    if (ignore_additional_ && goal.additional()) return false;
    return aspects_.fits(goal);
  }

  template <class Number>
  Number weight_of(const kinerja::Goal& goal) const {
    const Number weight = use_weight_ ? Number(goal.weight()) : Number(1);
    Number in_use = use_share_ ? weight * Number(goal.share()) : weight;
    if (in_use.sign() < 0)
      throw kinerja::Failure(KINERJA_E_INPUT, "WEIGHT_NEGATIVE: " + std::string(goal.indicator()));
    return in_use;
  }

  template <class Number>
  CountedGoal<Number> counted(const kinerja::Goal& goal,
                              const kinerja::Employee& employee,
                              Tally<Number>& tally,
                              kinerja::Trail& trail) const {
    const Number weight = weight_of<Number>(goal);
    tally.all += weight;
    return {goal, weight, goal_value_.of(goal, employee, weight, trail)};
  }

  template <class Number>
  void add_goal(const CountedGoal<Number>& goal,
                Tally<Number>& tally,
                kinerja::Trail& trail) const {
    if (!goal.value) return;
    const Number part = *goal.value * goal.weight;
    if (trail.on()) {
      const char* const step = goal_value_.in_percent() ? "part" : "value_part";
      trail.step(step, goal.goal, *goal.value, goal.weight, part);
    }
    tally.sum += part;
    tally.divisor += goal.weight;
    tally.covered += goal.weight;
  }

  // Plan by plan, in the order of their first goals; the goals of one need not stand together.
  template <class Number>
  void add_plans(const kinerja::Employee& employee,
                 Tally<Number>& tally,
                 kinerja::Trail& trail) const {
    std::vector<std::uint32_t> plans;
    for (const kinerja::Goal& goal : employee.goals())
      if (counts(goal) && std::find(plans.begin(), plans.end(), goal.plan()) == plans.end())
        plans.push_back(goal.plan());
    for (const std::uint32_t plan : plans) {
      std::vector<CountedGoal<Number>> goals;
      for (const kinerja::Goal& goal : employee.goals())
        if (goal.plan() == plan && counts(goal))
          goals.push_back(counted(goal, employee, tally, trail));
      add_plan(goals, tally, trail);
    }
  }

  template <class Number>
  void add_plan(const std::vector<CountedGoal<Number>>& goals,
                Tally<Number>& tally,
                kinerja::Trail& trail) const {
    const std::optional<Number> value = plans_->value(goals, trail);
    if (!value) return;
    const Number weight = PlanRule::weight(goals);
    const Number part = *value * weight;
    trail.step("plan_part", goals.front().goal, *value, weight, part);
    tally.sum += part;
    tally.divisor += weight;
    for (const CountedGoal<Number>& goal : goals)
      if (goal.value) tally.covered += goal.weight;
  }

  template <class Number>
  kinerja::Score settled(const Tally<Number>& tally, kinerja::Trail& trail) const {
    if (tally.all.is_zero()) return kinerja::Score::missing("NO_GOALS");
    const Number& minimum = minimum_coverage_.as<Number>();
    // A sum without one of its parts would count what is missing as zero.
    const bool all_needed = adds_up_ || minimum == 1;
    const bool all_covered = tally.covered == tally.all;
    if (!all_covered && trail.on())
      trail.step("coverage",
                 kinerja::Ref::none(),
                 tally.covered,
                 tally.all,
                 tally.covered / tally.all * 100);
    const bool covered = all_needed ? all_covered : tally.covered >= tally.all * minimum;
    if (tally.divisor.is_zero() || !covered) {
      const Number coverage = tally.covered / tally.all * 100;
      return kinerja::Score::missing("COVERAGE_LOW: " +
                                     kinerja::number_text(coverage.rounded(2).to_double()));
    }
    const Number value = adds_up_ ? tally.sum : tally.sum / tally.divisor;
    const bool limited = maximum_ && value > maximum_->as<Number>();
    const Number score = (limited ? maximum_->as<Number>() : value).rounded(decimals_);
    trail.step(adds_up_ ? "total" : "score",
               kinerja::Ref::none(),
               tally.sum,
               tally.divisor,
               limited ? value : score);
    if (limited) trail.step("maximum", kinerja::Ref::none(), value, maximum_->as<Number>(), score);
    return kinerja::Score{score};
  }

  GradeWords words_;  // filled by the two rules
  GoalValue goal_value_;
  std::optional<PlanRule> plans_;
  AspectChoice aspects_;
  kinerja::Constant minimum_coverage_;
  bool ignore_additional_;
  bool use_share_;
  bool use_weight_;
  bool adds_up_;
  std::optional<kinerja::Constant> maximum_;
  int decimals_;
};

constexpr kinerja::Identity identity{
    "id.kinerja.methods.target-achievement", "0.1.0", "kinerja", "Apache-2.0", texts_json};

}  // namespace

KINERJA_PLUGIN_AS(identity, TargetAchievement)
