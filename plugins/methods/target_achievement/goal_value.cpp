#include "goal_value.hpp"

namespace achievement {
namespace {

// Tells what a percentage is worth by its curve, and the word for it.
kinerja::Exact converted(const kinerja::Goal& goal,
                         const Curve& curve,
                         const kinerja::Exact& percent,
                         kinerja::Trail& trail) {
  const std::optional<Curve::Worth> worth = curve.at(percent);
  if (!worth) throw kinerja::Failure(KINERJA_E_INTERNAL, "a percentage below its curve");
  if (worth->from)
    trail.step("curve", goal, percent, *worth->from, worth->value);
  else
    trail.step("curve_lowest", goal, percent, percent, worth->value);
  if (worth->grade)
    trail.step("category", kinerja::Ref::grade(*worth->grade), percent, worth->value, worth->value);
  return worth->value;
}

}  // namespace

GoalValue::GoalValue(const kinerja::MethodSetup& setup, GradeWords& words)
    : cap_(setup.config().number("cap", 120)),
      floor_(setup.config().number("floor", 0)),
      measure_(measure_named(setup.config().text("less_is_better", "mirror"))),
      each_decimals_(setup.config().integer("each_decimals", -1)),
      curves_(read_curves(setup, floor_, words)),
      shown_by_(setup, setup.config()["not_done"]["shown_by"], "/not_done/shown_by"),
      zeroed_(setup, setup.config()["not_done"]["zero"], "/not_done/zero") {
  const kinerja::Config config = setup.config();
  if (floor_ > cap_)
    setup.mistake("/floor", "FLOOR_ABOVE_CAP: " + kinerja::number_text(floor_.to_double()));
  if (config.has("limit_value")) limit_value_ = kinerja::Exact(config.number("limit_value", 0));
  if (!config.has("limit_grade")) return;
  limit_grade_ = words.place(config.text("limit_grade"));
  if (!limit_value_)
    setup.mistake("/limit_grade", "LIMIT_WITHOUT_VALUE: " + config.text("limit_grade"));
}

std::optional<kinerja::Exact> GoalValue::of(const kinerja::Goal& goal,
                                            const kinerja::Employee& employee,
                                            const kinerja::Exact& weight,
                                            kinerja::Trail& trail) const {
  if (!goal.has_target()) {
    trail.step("no_target", goal, goal.target(), weight, 0);
    return std::nullopt;
  }
  if (never_done(goal, employee)) {
    trail.step("not_done", goal, goal.actual(), goal.target(), 0);
    return kinerja::Exact(0);
  }
  if (!goal.has_actual()) {
    trail.step("no_actual", goal, goal.target(), weight, 0);
    return std::nullopt;
  }
  const GoalCurve* const found = curve_of(goal);
  const Measure measure = found != nullptr ? found->measure.value_or(measure_) : measure_;
  const Achieved achieved = achieve(goal, measure, cap_);
  trail.step(achieved.step, goal, goal.actual(), achieved.bound, achieved.percent);
  const kinerja::Exact percent = achieved.percent.rounded(each_decimals_);
  if (percent != achieved.percent)
    trail.step("rounded", goal, achieved.percent, each_decimals_, percent);
  if (limit_value_ && goal.target_is_limit() && measure != Measure::share && percent >= 100) {
    trail.step("limit", goal, percent, goal.target(), *limit_value_);
    if (limit_grade_)
      trail.step(
          "category", kinerja::Ref::grade(*limit_grade_), percent, *limit_value_, *limit_value_);
    return limit_value_;
  }
  const kinerja::Exact within = limited(goal, percent, trail);
  return found != nullptr ? converted(goal, found->curve, within, trail) : within;
}

const GoalCurve* GoalValue::curve_of(const kinerja::Goal& goal) const {
  for (const GoalCurve& curve : curves_)
    if (curve.goals.fits(goal)) return &curve;
  return nullptr;
}

// Work that was planned and of which there is nothing, by every figure that would show it. A figure
// that is not there shows nothing.
bool GoalValue::never_done(const kinerja::Goal& goal, const kinerja::Employee& employee) const {
  if (!zeroed_.names(goal)) return false;
  bool shown = false;
  for (const kinerja::Goal& other : employee.goals()) {
    if (other.plan() != goal.plan() || !shown_by_.names(other)) continue;
    if (!other.has_actual() || !other.value().is_zero()) return false;
    shown = true;
  }
  return shown;
}

kinerja::Exact GoalValue::limited(const kinerja::Goal& goal,
                                  const kinerja::Exact& percent,
                                  kinerja::Trail& trail) const {
  if (percent > cap_) {
    trail.step("capped", goal, percent, cap_, cap_);
    return cap_;
  }
  if (percent < floor_) {
    trail.step("floored", goal, percent, floor_, floor_);
    return floor_;
  }
  return percent;
}

}  // namespace achievement
