#pragma once

#include <kinerja/core/cycle.hpp>
#include <kinerja/core/evidence.hpp>

#include <cstddef>
#include <vector>

namespace kinerja {

/// A goal that is written badly: a hint for who writes it, not a mistake of the data.
struct GoalHint {
  enum class Kind {
    no_unit,  // of measure
    no_target,
    no_range_end,  // a range with one end
    no_figure,     // nothing that was brought in measures it
    activity,      // begins with a word of doing, not of a result
    absolute,      // "all", "always"
    no_parent      // hangs on nothing
  };
  std::size_t person = 0;
  std::size_t goal = 0;  // place in the evidence
  Kind kind = Kind::no_unit;
  Text what;
  Text better;
};

/// Hints by person and goal.
std::vector<GoalHint> check_goals(const Cycle& cycle, const Evidence& evidence);

/// "no_unit": the kind for programs.
const char* kind_word(GoalHint::Kind kind);

}  // namespace kinerja
