#pragma once

#include <kinerja/core/pinned.hpp>
#include <kinerja/core/rating.hpp>
#include <kinerja/method.h>

#include <span>
#include <vector>

namespace kinerja {

/// The columns of one batch of people for one node, as a method sees them. Goals, people's own
/// ratings and the words of attributes are shown where they lie; the rest is put together here.
/// Borrows the evidence and the scores of other nodes.
class RateBatch : private Pinned {
 public:
  struct Shown {
    // Values behind the inputs' scores are told in numbers where they are known so; else in texts
    // alone, and all must be known exactly.
    bool near = false;
    bool evidence = true;  // goals and ratings; else there seem to be none
  };

  /// `inputs` are the places of the node's inputs.
  RateBatch(const NodeUse& node,
            std::span<const std::size_t> inputs,
            const Evidence& evidence,
            const Scores& scores,
            std::size_t first,
            std::size_t last,
            Shown shown);

  const kinerja_rate_in& in() const { return in_; }
  /// The place in the evidence's columns of goal or rating k of this batch.
  std::int64_t goal(std::int32_t k) const { return first_goal_ + k; }
  std::int64_t rating(std::int32_t k) const {
    return rating_place_.empty() ? first_rating_ + k : rating_place_[static_cast<std::size_t>(k)];
  }

 private:
  void add_no_evidence();
  void add_goals(const Evidence& evidence);
  void add_ratings(const NodeUse& node, const Evidence& evidence);
  void show_ratings_of_people(const RatingEvidence& all);
  void add_inputs(std::span<const std::size_t> inputs, const Scores& scores, bool near);
  void add_exact(const NodeScores& input, std::size_t i, bool near);
  void add_attributes(const NodeUse& node, const Evidence& evidence);

  std::size_t first_;
  std::size_t last_;
  kinerja_rate_in in_{};
  std::vector<std::uint64_t> handle_;
  std::vector<std::int32_t> ev_begin_, rt_begin_;
  std::int64_t first_goal_ = 0;
  std::int64_t first_rating_ = 0;
  std::vector<std::uint32_t> rt_aspect_, rt_rater_;
  std::vector<std::uint8_t> rt_role_;
  std::vector<double> rt_score_;
  std::vector<std::int64_t> rating_place_;  // where ratings are of others than the people
  std::vector<double> in_score_, in_low_, in_slack_;
  std::vector<std::int32_t> in_grade_, in_status_;
  TextColumn in_exact_;
  std::vector<double> attr_number_;
  std::vector<std::uint32_t> attr_word_;
  std::vector<std::uint8_t> attr_flags_;
  TextColumn attr_words_;
};

}  // namespace kinerja
