#pragma once

#include "kit.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pdf_export {

/// A planned result with its indicators.
struct Plan {
  std::string_view title;
  std::string_view parent;
  std::vector<std::uint32_t> goals;  ///< places among the person's goals
};

/// The person's main plans, or the additional ones, in the order in which the goals come. Goals
/// with one title and one parent are one plan.
std::vector<Plan> plans_of(const kinerja::PersonResult& person, bool additional);

/// "paling banyak 24 jam", "18-24 °C", or that there is none yet.
std::string target_text(const Kit& kit, const kinerja::GoalResult& goal);
/// What was achieved with its unit, or that there are no data yet.
std::string actual_text(const Kit& kit, const kinerja::GoalResult& goal);

/// By place among the person's goals: what the first step of the settings' nodes made of it. A goal
/// without a figure has none.
std::map<std::uint32_t, double> achievements(const Kit& kit, const kinerja::PersonResult& person);

}  // namespace pdf_export
