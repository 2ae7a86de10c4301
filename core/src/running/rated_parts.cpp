#include "running/rated_parts.hpp"

#include <utility>

namespace kinerja {

RatedParts::RatedParts(const PreparedCycle& prepared,
                       NextPart next,
                       const StopSource& stop,
                       const RatingOptions& options,
                       std::size_t ahead,
                       PeopleLine progress)
    : nodes_(prepared.cycle.nodes.size()),
      rater_(prepared.cycle, prepared.methods, stop, options),
      next_(std::move(next)),
      progress_(std::move(progress)),
      parts_(
          ahead,
          [this]() -> Result<std::optional<EvidenceLater>> {
            KINERJA_TRY(later, next_());
            return later ? std::optional(std::move(later)) : std::nullopt;
          },
          [this](const EvidenceLater& later) { return rated(later); }) {}

Result<RatedPart> RatedParts::rated(const EvidenceLater& later) {
  KINERJA_TRY(evidence, later());
  RatedPart part{std::move(evidence), {}};
  Rater::Progress told;
  if (progress_)
    told = [this](std::size_t people) {
      const std::lock_guard lock(telling_);
      done_ += people;
      progress_(done_ / nodes_);
    };
  KINERJA_TRY(scores, rater_.rate(part.evidence, 0, part.evidence.size(), false, told));
  part.scores = std::move(scores);
  return part;
}

}  // namespace kinerja
