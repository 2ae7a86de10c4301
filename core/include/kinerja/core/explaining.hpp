#pragma once

#include <kinerja/core/calling.hpp>
#include <kinerja/core/cycle.hpp>
#include <kinerja/core/evidence.hpp>
#include <kinerja/core/rating.hpp>

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace kinerja {

/// The words for a rating role: "atasan", "superior".
Text role_text(std::int32_t role);

/// A goal in words: its title, and its indicator where several goals of the person share the title.
Text goal_text(const Evidence& evidence, std::size_t goal);

/// Tells trails in sentences. The numbers come from the steps that the scoring code wrote.
/// Borrows everything.
class TrailWords {
 public:
  TrailWords(const Cycle& cycle,
             std::span<const std::unique_ptr<MethodInstance>> methods,
             const Evidence& evidence)
      : cycle_(cycle), methods_(methods), evidence_(evidence) {}

  Text sentence(const TrailStep& step) const;
  /// What a step points at, in words; empty when at nothing.
  Text reference(const TrailStep& step) const;
  /// The grade of a node in words; empty when there is none.
  Text grade(std::size_t node, std::int32_t grade) const;

 private:
  const Cycle& cycle_;
  std::span<const std::unique_ptr<MethodInstance>> methods_;
  const Evidence& evidence_;
};

/// One change that would move a person's grade, found by rating again with it.
struct GradeChange {
  Text what;  // the goal, or the rater and aspect
  double from = 0;
  double to = 0;
  std::int32_t grade = -1;  // that it would lead to
  bool better = false;
};

/// The smallest single changes of a goal's figure, of the superior's and of the person's own
/// ratings that would move the result's grade up or down, smallest first. Every one was tried on
/// the methods themselves; single answers of other raters are not taken apart.
Result<std::vector<GradeChange>> smallest_changes(const Cycle& cycle,
                                                  const Rater& rater,
                                                  const Evidence& evidence,
                                                  std::size_t person);

}  // namespace kinerja
