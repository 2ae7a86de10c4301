#pragma once

// What one goal counts for, on the node's own scale, with the steps that lead there.

#include "curves.hpp"

#include <optional>
#include <vector>

namespace achievement {

class GoalValue {
 public:
  /// Reads cap, floor, less_is_better, each_decimals, curves, limit_ and not_done.
  GoalValue(const kinerja::MethodSetup& setup, GradeWords& words);

  /// None: the goal has no target or no figure. `weight` is for the trail alone.
  template <class Number>
  std::optional<Number> of(const kinerja::Goal& goal,
                           const kinerja::Employee& employee,
                           const Number& weight,
                           kinerja::Trail& trail) const;

  /// Whether what a goal counts for is always a percentage.
  bool in_percent() const { return curves_.empty() && !limit_value_; }

  /// The most steps that one goal needs.
  static constexpr std::uint32_t most_steps = 5;

 private:
  const GoalCurve* curve_of(const kinerja::Goal& goal) const;
  template <class Number>
  bool never_done(const kinerja::Goal& goal, const kinerja::Employee& employee) const;
  template <class Number>
  Number limited(const kinerja::Goal& goal, const Number& percent, kinerja::Trail& trail) const;

  kinerja::Constant cap_;
  kinerja::Constant floor_;
  Measure measure_;
  int each_decimals_;
  std::vector<GoalCurve> curves_;
  std::optional<kinerja::Constant> limit_value_;
  std::optional<std::uint32_t> limit_grade_;
  AspectChoice shown_by_;  // goals whose figure of zero says that the work was not done
  AspectChoice zeroed_;    // goals that count for zero then
};

extern template std::optional<kinerja::Exact> GoalValue::of(const kinerja::Goal& goal,
                                                            const kinerja::Employee& employee,
                                                            const kinerja::Exact& weight,
                                                            kinerja::Trail& trail) const;
extern template std::optional<kinerja::Near> GoalValue::of(const kinerja::Goal& goal,
                                                           const kinerja::Employee& employee,
                                                           const kinerja::Near& weight,
                                                           kinerja::Trail& trail) const;

}  // namespace achievement
