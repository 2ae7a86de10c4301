#include "rating/rate_batch.hpp"

#include "calling/columns.hpp"

#include <charconv>
#include <cmath>
#include <map>

namespace kinerja {
namespace {

// A number as offices write it: decimal comma or point, nothing around it.
bool read_number(std::string_view words, double& value) {
  std::string digits(words);
  if (const std::size_t comma = digits.find(','); comma != std::string::npos) digits[comma] = '.';
  const char* end = digits.data() + digits.size();
  const auto read = std::from_chars(digits.data(), end, value);
  return read.ec == std::errc{} && read.ptr == end && std::isfinite(value);
}

}  // namespace

RateBatch::RateBatch(const Cycle& cycle,
                     const NodeUse& node,
                     const Evidence& evidence,
                     const Scores& scores,
                     std::size_t first,
                     std::size_t last)
    : first_(first), last_(last) {
  in_.struct_size = sizeof(kinerja_rate_in);
  in_.n = static_cast<std::uint32_t>(last - first);
  // One more than the place: a method must not take 0 for "nobody".
  for (std::size_t i = first; i < last; ++i) handle_.push_back(i + 1);
  in_.employee = handle_.data();
  in_.group = evidence.group.data() + first;
  add_goals(evidence);
  add_ratings(node, evidence);
  add_inputs(cycle, node, scores);
  add_attributes(node, evidence);
}

void RateBatch::add_goals(const Evidence& evidence) {
  const GoalEvidence& goals = evidence.goals;
  const std::int32_t base = goals.begin[first_];
  first_goal_ = base;
  for (std::size_t i = first_; i <= last_; ++i) ev_begin_.push_back(goals.begin[i] - base);
  const auto at = static_cast<std::size_t>(base);
  in_.ev_begin = ev_begin_.data();
  in_.ev_indicator = goals.indicator.data() + at;
  in_.ev_aspect = goals.aspect.data() + at;
  in_.ev_target = goals.target.data() + at;
  in_.ev_target_high = goals.target_high.data() + at;
  in_.ev_actual = goals.actual.data() + at;
  in_.ev_weight = goals.weight.data() + at;
  in_.ev_share = goals.share.data() + at;
  in_.ev_direction = goals.direction.data() + at;
  in_.ev_flags = goals.flags.data() + at;
  in_.ev_plan = goals.plan.data() + at;
  in_.ev_exact = strs_from(goals.actual_exact, at);
  in_.indicators = strs_of(evidence.indicators);
  in_.indicators_len = static_cast<std::uint32_t>(evidence.indicators.size());
}

void RateBatch::add_ratings(const NodeUse& node, const Evidence& evidence) {
  const RatingEvidence& all = evidence.ratings;
  rt_begin_.push_back(0);
  for (std::size_t i = first_; i < last_; ++i) {
    if (const std::int64_t ratee = evidence.ratee(i, node.ratee); ratee >= 0) {
      for (std::int32_t k = all.begin[static_cast<std::size_t>(ratee)];
           k < all.begin[static_cast<std::size_t>(ratee) + 1];
           ++k) {
        const auto at = static_cast<std::size_t>(k);
        rt_aspect_.push_back(all.aspect[at]);
        rt_rater_.push_back(all.rater[at]);
        rt_role_.push_back(all.role[at]);
        rt_score_.push_back(all.score[at]);
        rating_place_.push_back(k);
      }
    }
    rt_begin_.push_back(static_cast<std::int32_t>(rt_score_.size()));
  }
  in_.rt_begin = rt_begin_.data();
  in_.rt_aspect = rt_aspect_.data();
  in_.rt_rater = rt_rater_.data();
  in_.rt_role = rt_role_.data();
  in_.rt_score = rt_score_.data();
}

void RateBatch::add_inputs(const Cycle& cycle, const NodeUse& node, const Scores& scores) {
  bool exact = false;
  for (const std::string& name : node.inputs) {
    const auto k = static_cast<std::size_t>(cycle.node(name) - cycle.nodes.data());
    const NodeScores& input = scores.nodes[k];
    const std::size_t from = first_ - scores.first, to = last_ - scores.first;
    for (std::size_t i = from; i < to; ++i) {
      in_score_.push_back(input.score[i]);
      in_grade_.push_back(input.grade[i]);
      in_status_.push_back(input.status[i]);
      in_exact_.push_back(input.exact.empty() ? std::string_view() : input.exact[i]);
    }
    exact = exact || !input.exact.empty();
  }
  if (exact) in_.in_exact = strs_of(in_exact_);
  in_.in_score = in_score_.data();
  in_.in_grade = in_grade_.data();
  in_.in_status = in_status_.data();
}

void RateBatch::add_attributes(const NodeUse& node, const Evidence& evidence) {
  std::map<std::string, std::uint32_t, std::less<>> words;
  for (const std::string& name : node.attributes) {
    for (std::size_t i = first_; i < last_; ++i) {
      const std::string_view word = evidence.attribute(i, name);
      const auto [at, fresh] =
          words.try_emplace(std::string(word), static_cast<std::uint32_t>(attr_words_.size()));
      if (fresh) attr_words_.push_back(word);
      double number = 0;
      const bool is_number = read_number(word, number);
      attr_number_.push_back(is_number ? number : 0);
      attr_word_.push_back(at->second);
      attr_flags_.push_back(static_cast<std::uint8_t>((word.empty() ? 0 : KINERJA_ATTR_HAS) |
                                                      (is_number ? KINERJA_ATTR_IS_NUMBER : 0)));
    }
  }
  in_.attr_number = attr_number_.data();
  in_.attr_word = attr_word_.data();
  in_.attr_flags = attr_flags_.data();
  in_.attr_words = strs_of(attr_words_);
  in_.attr_words_len = static_cast<std::uint32_t>(attr_words_.size());
}

}  // namespace kinerja
