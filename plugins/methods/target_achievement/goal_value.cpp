#include "goal_value.hpp"

namespace achievement {
namespace {

// Tells what a percentage is worth by its curve, and the word for it.
template <class Number>
Number converted(const kinerja::Goal& goal,
                 const Curve& curve,
                 const Number& percent,
                 kinerja::Trail& trail) {
  const std::optional<Curve::Worth<Number>> worth = curve.at(percent);
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
      curves_(read_curves(setup, floor_.exact(), words)),
      shown_by_(setup, setup.config()["not_done"]["shown_by"], "/not_done/shown_by"),
      zeroed_(setup, setup.config()["not_done"]["zero"], "/not_done/zero") {
  const kinerja::Config config = setup.config();
  if (floor_.exact() > cap_.exact())
    setup.mistake("/floor", "FLOOR_ABOVE_CAP: " + kinerja::number_text(floor_.exact().to_double()));
  if (config.has("limit_value")) limit_value_ = kinerja::Constant(config.number("limit_value", 0));
  if (!config.has("limit_grade")) return;
  limit_grade_ = words.place(config.text("limit_grade"));
  if (!limit_value_)
    setup.mistake("/limit_grade", "LIMIT_WITHOUT_VALUE: " + config.text("limit_grade"));
}

template <class Number>
std::optional<Number> GoalValue::of(const kinerja::Goal& goal,
                                    const kinerja::Employee& employee,
                                    const Number& weight,
                                    kinerja::Trail& trail) const {
  if (!goal.has_target()) {
    trail.step("no_target", goal, goal.target(), weight, 0);
    return std::nullopt;
  }
  if (never_done<Number>(goal, employee)) {
    trail.step("not_done", goal, goal.actual(), goal.target(), 0);
    return Number(0);
  }
  if (!goal.has_actual()) {
    trail.step("no_actual", goal, goal.target(), weight, 0);
    return std::nullopt;
  }
  const GoalCurve* const found = curve_of(goal);
  const Measure measure = found != nullptr ? found->measure.value_or(measure_) : measure_;
  const Achieved<Number> achieved = achieve(goal, measure, cap_.as<Number>());
  if (trail.on()) trail.step(achieved.step, goal, goal.actual(), achieved.bound, achieved.percent);
  const Number percent = achieved.percent.rounded(each_decimals_);
  if (trail.on() && percent != achieved.percent)
    trail.step("rounded", goal, achieved.percent, each_decimals_, percent);
  if (limit_value_ && goal.target_is_limit() && measure != Measure::share && percent >= 100) {
    const Number& value = limit_value_->as<Number>();
    trail.step("limit", goal, percent, goal.target(), value);
    if (limit_grade_)
      trail.step("category", kinerja::Ref::grade(*limit_grade_), percent, value, value);
    return value;
  }
  const Number within = limited(goal, percent, trail);
  return found != nullptr ? converted(goal, found->curve, within, trail) : within;
}

const GoalCurve* GoalValue::curve_of(const kinerja::Goal& goal) const {
  for (const GoalCurve& curve : curves_)
    if (curve.goals.fits(goal)) return &curve;
  return nullptr;
}

// Work that was planned and of which there is nothing, by every figure that would show it. A figure
// that is not there shows nothing.
template <class Number>
bool GoalValue::never_done(const kinerja::Goal& goal, const kinerja::Employee& employee) const {
  if (zeroed_.empty() || !zeroed_.names(goal)) return false;
  bool shown = false;
  for (const kinerja::Goal& other : employee.goals()) {
    if (other.plan() != goal.plan() || !shown_by_.names(other)) continue;
    if (!other.has_actual() || !other.value<Number>().is_zero()) return false;
    shown = true;
  }
  return shown;
}

template <class Number>
Number GoalValue::limited(const kinerja::Goal& goal,
                          const Number& percent,
                          kinerja::Trail& trail) const {
  const Number& cap = cap_.as<Number>();
  if (percent > cap) {
    trail.step("capped", goal, percent, cap, cap);
    return cap;
  }
  const Number& floor = floor_.as<Number>();
  if (percent < floor) {
    trail.step("floored", goal, percent, floor, floor);
    return floor;
  }
  return percent;
}

template std::optional<kinerja::Exact> GoalValue::of(const kinerja::Goal& goal,
                                                     const kinerja::Employee& employee,
                                                     const kinerja::Exact& weight,
                                                     kinerja::Trail& trail) const;
template std::optional<kinerja::Near> GoalValue::of(const kinerja::Goal& goal,
                                                    const kinerja::Employee& employee,
                                                    const kinerja::Near& weight,
                                                    kinerja::Trail& trail) const;

}  // namespace achievement
