#pragma once

#include <kinerja/core/pinned.hpp>
#include <kinerja/method.h>

#include "worker/messages.hpp"

#include <string>
#include <vector>

namespace kinerja::worker {

/// The results of one batch, in memory of the worker's. Kept from batch to batch.
class RateRoom : private Pinned {
 public:
  /// Room for n people, and so many steps when there is a trail; filled as the border promises.
  kinerja_rate_out* prepare(std::uint32_t n, bool trail, std::uint32_t steps, bool near);

  /// What the method left here. Shows nothing beyond the room that there is.
  Rated rated();
  /// How many steps the method says it wrote.
  std::uint32_t steps_claimed() const { return trail_.len; }

 private:
  static kinerja_status keep_exact(const kinerja_rate_out* out,
                                   std::uint32_t row,
                                   kinerja_str fraction) noexcept;

  std::vector<double> score_, low_, slack_, a_, b_, result_;
  std::vector<std::int32_t> grade_, status_, row_, step_, ref_;
  std::string exact_;  // the fractions, in the order in which they came
  std::vector<std::uint32_t> exact_begin_, exact_end_;
  kinerja_trail trail_{};
  kinerja_rate_out out_{};
};

}  // namespace kinerja::worker
