#pragma once

// Goals of one planned result (rencana hasil kerja) become one value, which may be converted: the
// aspects of a duty in Perka BKN 1/2013, the points of a plan in PermenPANRB 8/2021.

#include "curves.hpp"

#include <optional>
#include <utility>
#include <vector>

namespace achievement {

/// A goal that counts, and what it counts for; no value where it has no figure.
struct CountedGoal {
  CountedGoal(const kinerja::Goal& counted,
              kinerja::Exact its_weight,
              std::optional<kinerja::Exact> its_value)
      : goal(counted), weight(std::move(its_weight)), value(std::move(its_value)) {}

  kinerja::Goal goal;
  kinerja::Exact weight;
  std::optional<kinerja::Exact> value;
};

class PlanRule {
 public:
  PlanRule(const kinerja::MethodSetup& setup, GradeWords& words);

  /// What the goals of one plan come to together, with its steps. None: no goal of it has a figure,
  /// or one has none where they are added up. Goals without weight do not count.
  std::optional<kinerja::Exact> value(const std::vector<CountedGoal>& goals,
                                      kinerja::Trail& trail) const;

  /// The mean weight of the plan's goals that have one.
  static kinerja::Exact weight(const std::vector<CountedGoal>& goals);

  /// The most steps that one plan needs, besides one for each of its goals.
  static constexpr std::uint32_t most_steps = 5;

 private:
  enum class Combine { mean, sum, weighted };

  std::optional<kinerja::Exact> combined(const std::vector<CountedGoal>& goals,
                                         kinerja::Trail& trail) const;

  Combine combine_;
  Curve curve_;
  int decimals_;
};

}  // namespace achievement
