#include "plans.hpp"

#include <string>

namespace achievement {

PlanRule::PlanRule(const kinerja::MethodSetup& setup, GradeWords& words)
    : curve_(setup, setup.config()["plans"]["segments"], "/plans/segments", words),
      decimals_(setup.config()["plans"].integer("decimals", -1)) {
  const std::string combine = setup.config()["plans"].text("combine", "mean");
  combine_ = combine == "sum"        ? Combine::sum
             : combine == "weighted" ? Combine::weighted
                                     : Combine::mean;
}

template <class Number>
Number PlanRule::weight(const std::vector<CountedGoal<Number>>& goals) {
  Number sum;
  int count = 0;
  for (const CountedGoal<Number>& goal : goals) {
    sum += goal.weight;
    count += goal.weight.is_zero() ? 0 : 1;
  }
  return count == 0 ? sum : sum / count;
}

template <class Number>
std::optional<Number> PlanRule::value(const std::vector<CountedGoal<Number>>& goals,
                                      kinerja::Trail& trail) const {
  std::optional<Number> value = combined(goals, trail);
  if (!value) return std::nullopt;
  const kinerja::Goal& plan = goals.front().goal;
  if (!curve_.empty()) {
    const std::optional<Curve::Worth<Number>> worth = curve_.at(*value);
    if (!worth)
      throw kinerja::Failure(KINERJA_E_INPUT,
                             "PLAN_BELOW_SEGMENTS: " + std::string(plan.indicator()));
    if (worth->from)
      trail.step("plan_curve", plan, *value, *worth->from, worth->value);
    else
      trail.step("plan_curve_lowest", plan, *value, *value, worth->value);
    if (worth->grade)
      trail.step(
          "plan_category", kinerja::Ref::grade(*worth->grade), *value, worth->value, worth->value);
    value = worth->value;
  }
  const Number rounded = value->rounded(decimals_);
  if (trail.on() && rounded != *value) trail.step("plan_rounded", plan, *value, decimals_, rounded);
  return rounded;
}

template <class Number>
std::optional<Number> PlanRule::combined(const std::vector<CountedGoal<Number>>& goals,
                                         kinerja::Trail& trail) const {
  Number sum;
  Number divisor;
  int missing = 0;
  for (const CountedGoal<Number>& goal : goals) {
    if (goal.weight.is_zero()) continue;
    if (!goal.value) {
      ++missing;
      continue;
    }
    const Number times = combine_ == Combine::weighted ? goal.weight : Number(1);
    const Number part = *goal.value * times;
    if (combine_ == Combine::weighted)
      trail.step("value_part", goal.goal, *goal.value, times, part);
    sum += part;
    divisor += times;
  }
  const kinerja::Goal& plan = goals.front().goal;
  if (divisor.is_zero()) return std::nullopt;
  if (combine_ != Combine::sum) {
    const Number mean = sum / divisor;
    trail.step(combine_ == Combine::mean ? "plan_mean" : "plan_weighted", plan, sum, divisor, mean);
    return mean;
  }
  // A sum without one of its parts would count what is missing as zero.
  if (missing > 0) {
    trail.step("plan_incomplete", plan, missing, divisor + missing, 0);
    return std::nullopt;
  }
  trail.step("plan_sum", plan, divisor, sum, sum);
  return sum;
}

template kinerja::Exact PlanRule::weight(const std::vector<CountedGoal<kinerja::Exact>>& goals);
template std::optional<kinerja::Exact> PlanRule::value(
    const std::vector<CountedGoal<kinerja::Exact>>& goals, kinerja::Trail& trail) const;
template kinerja::Near PlanRule::weight(const std::vector<CountedGoal<kinerja::Near>>& goals);
template std::optional<kinerja::Near> PlanRule::value(
    const std::vector<CountedGoal<kinerja::Near>>& goals, kinerja::Trail& trail) const;

}  // namespace achievement
