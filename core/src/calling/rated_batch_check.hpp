#pragma once

#include <kinerja/core/calling.hpp>

namespace kinerja {

/// What a trail step may point at, so that a reference can be checked.
struct TrailBounds {
  std::size_t goals = 0;
  std::size_t ratings = 0;
  std::size_t inputs = 0;
  std::size_t attributes = 0;
  std::size_t aspects = 0;
  std::size_t grades = 0;
};

/// Checks what a method answered: a score that is no finite number, an unknown status or a grade
/// that does not exist fails its row alone; a trail that points at nothing fails the batch. A
/// negative zero becomes zero, so that equal scores have equal bits.
Result<void> check_rated(RatedBatch& batch,
                         const std::vector<StepKind>& steps,
                         const TrailBounds& bounds);

}  // namespace kinerja
