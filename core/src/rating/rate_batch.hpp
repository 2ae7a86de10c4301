#pragma once

#include <kinerja/core/pinned.hpp>
#include <kinerja/core/rating.hpp>
#include <kinerja/method.h>

#include <vector>

namespace kinerja {

/// The columns of one batch of people for one node, as a method sees them. Goals are shown where
/// they lie; the rest is put together here. Borrows the evidence and the scores of other nodes.
class RateBatch : private Pinned {
 public:
  RateBatch(const Cycle& cycle,
            const NodeUse& node,
            const Evidence& evidence,
            const Scores& scores,
            std::size_t first,
            std::size_t last);

  const kinerja_rate_in& in() const { return in_; }
  /// The place in the evidence's columns of goal or rating k of this batch.
  std::int64_t goal(std::int32_t k) const { return first_goal_ + k; }
  std::int64_t rating(std::int32_t k) const { return rating_place_[static_cast<std::size_t>(k)]; }

 private:
  void add_goals(const Evidence& evidence);
  void add_ratings(const NodeUse& node, const Evidence& evidence);
  void add_inputs(const Cycle& cycle, const NodeUse& node, const Scores& scores);
  void add_attributes(const NodeUse& node, const Evidence& evidence);

  std::size_t first_;
  std::size_t last_;
  kinerja_rate_in in_{};
  std::vector<std::uint64_t> handle_;
  std::vector<std::int32_t> ev_begin_, rt_begin_;
  std::int64_t first_goal_ = 0;
  std::vector<std::uint32_t> rt_aspect_, rt_rater_;
  std::vector<std::uint8_t> rt_role_;
  std::vector<double> rt_score_;
  std::vector<std::int64_t> rating_place_;
  std::vector<double> in_score_;
  std::vector<std::int32_t> in_grade_, in_status_;
  TextColumn in_exact_;
  std::vector<double> attr_number_;
  std::vector<std::uint32_t> attr_word_;
  std::vector<std::uint8_t> attr_flags_;
  TextColumn attr_words_;
};

}  // namespace kinerja
