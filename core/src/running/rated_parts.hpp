#pragma once

#include <kinerja/core/running.hpp>

#include "threads/ahead.hpp"

#include <mutex>
#include <optional>

namespace kinerja {

struct RatedPart {
  Evidence evidence;
  Scores scores;
};

/// Rates one part of the evidence after the other, and those behind it meanwhile.
class RatedParts {
 public:
  /// Tells how many people are rated; each node of theirs is a share. One thread at a time.
  using PeopleLine = std::function<void(std::uint64_t people)>;

  /// Borrows what was prepared, and `stop`. Up to `ahead` parts are rated before they are asked
  /// for.
  RatedParts(const PreparedCycle& prepared,
             NextPart next,
             const StopSource& stop,
             const RatingOptions& options,
             std::size_t ahead,
             PeopleLine progress = {});

  /// The next part; nothing at the end.
  Result<std::optional<RatedPart>> next() { return parts_.next(); }

 private:
  Result<RatedPart> rated(const EvidenceLater& later);

  std::size_t nodes_;
  Rater rater_;
  NextPart next_;
  PeopleLine progress_;
  std::mutex telling_;
  std::uint64_t done_ = 0;  // people times nodes
  Ahead<EvidenceLater, RatedPart> parts_;
};

}  // namespace kinerja
