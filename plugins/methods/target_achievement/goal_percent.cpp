#include "goal_percent.hpp"

#include <string>

namespace achievement {
namespace {

template <class Number>
Achieved<Number> mirrored(const Number& actual, const Number& bound) {
  return {"mirror", bound, (2 - actual / bound) * 100};
}

kinerja::Failure faulty(const char* key, const kinerja::Goal& goal) {
  return {KINERJA_E_INPUT, std::string(key) + ": " + std::string(goal.indicator())};
}

}  // namespace

Measure measure_named(std::string_view name) {
  if (name == "inverse") return Measure::inverse;
  return name == "share" ? Measure::share : Measure::mirror;
}

// Of a range, the bound that was missed counts: the upper one above it, the lower one below.
template <class Number>
Achieved<Number> achieve(const kinerja::Goal& goal, Measure measure, const Number& best) {
  const Number actual = goal.value<Number>();
  Number bound(goal.target());
  bool above = false;
  if (goal.has_target_high()) {
    const Number high(goal.target_high());
    if (high < bound) throw faulty("RANGE_REVERSED", goal);
    if (bound <= actual && actual <= high) return {"inside", high, 100};
    above = actual > high;
    if (above) bound = high;
  } else if (goal.direction() == KINERJA_RANGE_IS_BEST) {
    above = actual > bound;
  }
  if (bound.sign() <= 0) throw faulty("TARGET_NOT_POSITIVE", goal);
  if (measure == Measure::share) return {"used_share", bound, actual / bound * 100};
  if (goal.direction() == KINERJA_RANGE_IS_BEST && above) return mirrored(actual, bound);
  if (goal.direction() != KINERJA_LESS_IS_BETTER) return {"ratio", bound, actual / bound * 100};
  if (measure == Measure::mirror) return mirrored(actual, bound);
  // Nothing at all of what should be little is the best there is, and no number divides by it.
  if (actual.sign() <= 0) return {"nothing", bound, best};
  return {"inverse", bound, bound / actual * 100};
}

template Achieved<kinerja::Exact> achieve(const kinerja::Goal& goal,
                                          Measure measure,
                                          const kinerja::Exact& best);
template Achieved<kinerja::Near> achieve(const kinerja::Goal& goal,
                                         Measure measure,
                                         const kinerja::Near& best);

}  // namespace achievement
