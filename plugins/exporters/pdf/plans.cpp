#include "plans.hpp"

#include <algorithm>

namespace pdf_export {
namespace {

std::string with_unit(std::string number, std::string_view unit) {
  if (unit.empty()) return number;
  // A per cent sign stands at its number, on one line.
  number += unit == "%" ? "\xC2\xA0" : " ";
  return number.append(unit);
}

}  // namespace

std::vector<Plan> plans_of(const kinerja::PersonResult& person, bool additional) {
  std::vector<Plan> plans;
  const auto goals = person.goals();
  for (std::uint32_t i = 0; i < goals.size(); ++i) {
    const kinerja::GoalResult goal = goals[i];
    if (((goal.flags & KINERJA_EV_ADDITIONAL) != 0) != additional) continue;
    const auto same = std::find_if(plans.begin(), plans.end(), [&](const Plan& plan) {
      return plan.title == goal.title && plan.parent == goal.parent;
    });
    if (same != plans.end()) {
      same->goals.push_back(i);
    } else {
      plans.push_back({goal.title, goal.parent, {i}});
    }
  }
  return plans;
}

std::string target_text(const Kit& kit, const kinerja::GoalResult& goal) {
  if (!goal.target) return std::string(kit.labels["NO_TARGET"]);
  const std::string target = kit.numbers.shown(*goal.target);
  if (goal.target_high) {
    return with_unit(target + "\xE2\x80\x93" + kit.numbers.shown(*goal.target_high), goal.unit);
  }
  const std::string text = with_unit(target, goal.unit);
  return goal.direction == KINERJA_LESS_IS_BETTER ? kit.labels.with("AT_MOST", text) : text;
}

std::string actual_text(const Kit& kit, const kinerja::GoalResult& goal) {
  if (!goal.actual) return std::string(kit.labels["NO_DATA"]);
  return with_unit(kit.numbers.shown(*goal.actual), goal.unit);
}

std::map<std::uint32_t, double> achievements(const Kit& kit, const kinerja::PersonResult& person) {
  std::map<std::uint32_t, double> reached;
  const std::vector<std::uint32_t>& nodes = kit.settings.achievement;
  const auto goals = person.goals();
  for (const kinerja::TrailStep& step : person.steps()) {
    if (step.ref_kind != KINERJA_REF_GOAL || step.ref < 0) continue;
    if (std::find(nodes.begin(), nodes.end(), step.node) == nodes.end()) continue;
    const std::uint32_t goal = static_cast<std::uint32_t>(step.ref) - person.first_goal();
    if (goal < goals.size() && goals[goal].actual && goals[goal].target) {
      reached.emplace(goal, step.result);
    }
  }
  return reached;
}

}  // namespace pdf_export
