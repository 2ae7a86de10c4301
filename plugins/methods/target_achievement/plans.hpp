#pragma once

// Goals of one planned result (rencana hasil kerja) become one value, which may be converted: the
// aspects of a duty in Perka BKN 1/2013, the points of a plan in PermenPANRB 8/2021.

#include "curves.hpp"

#include <optional>
#include <utility>
#include <vector>

namespace achievement {

/// A goal that counts, and what it counts for; no value where it has no figure.
template <class Number>
struct CountedGoal {
  CountedGoal(const kinerja::Goal& counted, Number its_weight, std::optional<Number> its_value)
      : goal(counted), weight(std::move(its_weight)), value(std::move(its_value)) {}

  kinerja::Goal goal;
  Number weight;
  std::optional<Number> value;
};

class PlanRule {
 public:
  PlanRule(const kinerja::MethodSetup& setup, GradeWords& words);

  /// What the goals of one plan come to together, with its steps. None: no goal of it has a figure,
  /// or one has none where they are added up. Goals without weight do not count.
  template <class Number>
  std::optional<Number> value(const std::vector<CountedGoal<Number>>& goals,
                              kinerja::Trail& trail) const;

  /// The mean weight of the plan's goals that have one.
  template <class Number>
  static Number weight(const std::vector<CountedGoal<Number>>& goals);

  /// The most steps that one plan needs, besides one for each of its goals.
  static constexpr std::uint32_t most_steps = 5;

 private:
  enum class Combine { mean, sum, weighted };

  template <class Number>
  std::optional<Number> combined(const std::vector<CountedGoal<Number>>& goals,
                                 kinerja::Trail& trail) const;

  Combine combine_;
  Curve curve_;
  int decimals_;
};

}  // namespace achievement
