#include "rating/rate_batch.hpp"

#include <kinerja/exact.hpp>

#include "calling/columns.hpp"

#include <charconv>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <utility>

namespace kinerja {
namespace {

// A number as offices write it: decimal comma or point, nothing around it.
bool read_number(std::string_view words, double& value) {
  std::string with_point;
  if (const std::size_t comma = words.find(','); comma != std::string_view::npos) {
    with_point = words;
    with_point[comma] = '.';
    words = with_point;
  }
  const char* end = words.data() + words.size();
  const auto read = std::from_chars(words.data(), end, value);
  return read.ec == std::errc{} && read.ptr == end && std::isfinite(value);
}

// A fraction that is told by its score and its bottom.
std::string fraction_text(double score, double bottom) {
  const Exact top(static_cast<std::int64_t>(std::nearbyint(score * bottom)));
  return (top / Exact(static_cast<std::int64_t>(bottom))).text();
}

}  // namespace

RateBatch::RateBatch(const NodeUse& node,
                     std::span<const std::size_t> inputs,
                     const Evidence& evidence,
                     const Scores& scores,
                     std::size_t first,
                     std::size_t last,
                     Shown shown)
    : first_(first), last_(last) {
  in_.struct_size = sizeof(kinerja_rate_in);
  in_.n = static_cast<std::uint32_t>(last - first);
  // One more than the place: a method must not take 0 for "nobody".
  handle_.resize(in_.n);
  std::iota(handle_.begin(), handle_.end(), first + 1);
  in_.employee = handle_.data();
  in_.group = evidence.group.data() + first;
  if (shown.evidence) {
    add_goals(evidence);
    add_ratings(node, evidence);
  } else {
    add_no_evidence();
  }
  add_inputs(inputs, scores, shown.near);
  add_attributes(node, evidence);
}

void RateBatch::add_no_evidence() {
  ev_begin_.assign(std::size_t{in_.n} + 1, 0);
  rt_begin_ = ev_begin_;
  in_.ev_begin = ev_begin_.data();
  in_.rt_begin = rt_begin_.data();
}

void RateBatch::add_goals(const Evidence& evidence) {
  const GoalEvidence& goals = evidence.goals;
  const std::int32_t base = goals.begin[first_];
  first_goal_ = base;
  ev_begin_.reserve(in_.n + 1);
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
  rt_begin_.reserve(in_.n + 1);
  if (node.ratee.kind == Ratee::Kind::person) return show_ratings_of_people(all);
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

// People who were rated come in the order of people, so their ratings stand together.
void RateBatch::show_ratings_of_people(const RatingEvidence& all) {
  const auto ratee_of = [&](std::size_t i) {
    return i < all.of_person.size() ? std::int64_t{all.of_person[i]} : -1;
  };
  std::size_t first = first_;
  while (first < last_ && ratee_of(first) < 0) ++first;
  if (first < last_) first_rating_ = all.begin[static_cast<std::size_t>(ratee_of(first))];
  std::int64_t end = first_rating_;
  rt_begin_.push_back(0);
  for (std::size_t i = first_; i < last_; ++i) {
    if (const std::int64_t ratee = ratee_of(i); ratee >= 0)
      end = all.begin[static_cast<std::size_t>(ratee) + 1];
    rt_begin_.push_back(static_cast<std::int32_t>(end - first_rating_));
  }
  in_.rt_begin = rt_begin_.data();
  in_.rt_aspect = all.aspect.data() + first_rating_;
  in_.rt_rater = all.rater.data() + first_rating_;
  in_.rt_role = all.role.data() + first_rating_;
  in_.rt_score = all.score.data() + first_rating_;
}

void RateBatch::add_inputs(std::span<const std::size_t> inputs, const Scores& scores, bool near) {
  const std::size_t from = first_ - scores.first, to = last_ - scores.first;
  const auto append = [&](auto& out, const auto& column) {
    const auto begin = column.begin();
    out.insert(out.end(),
               begin + static_cast<std::ptrdiff_t>(from),
               begin + static_cast<std::ptrdiff_t>(to));
  };
  bool exact = false;
  for (const std::size_t k : inputs) {
    const NodeScores& input = scores.nodes[k];
    append(in_score_, input.score);
    append(in_grade_, input.grade);
    append(in_status_, input.status);
    exact = exact || !input.exact.empty() || (!near && !input.slack.empty());
    if (!near) continue;
    for (auto [out, column] :
         {std::pair(&in_low_, &input.low), std::pair(&in_slack_, &input.slack)})
      if (column->empty())
        out->resize(out->size() + in_.n);
      else
        append(*out, *column);
  }
  if (exact) {
    for (const std::size_t k : inputs)
      for (std::size_t i = from; i < to; ++i) add_exact(scores.nodes[k], i, near);
    in_.in_exact = strs_of(in_exact_);
  }
  in_.in_score = in_score_.data();
  in_.in_grade = in_grade_.data();
  in_.in_status = in_status_.data();
  if (!near) return;
  static constexpr double nothing = 0;  // being told in numbers is said by the pointers
  in_.in_low = in_low_.empty() ? &nothing : in_low_.data();
  in_.in_slack = in_slack_.empty() ? &nothing : in_slack_.data();
}

void RateBatch::add_exact(const NodeScores& input, std::size_t i, bool near) {
  if (!input.exact.empty() && !input.exact[i].empty())
    in_exact_.push_back(input.exact[i]);
  else if (!near && !input.slack.empty() && input.low[i] != 0)
    in_exact_.push_back(fraction_text(input.score[i], input.low[i]));
  else
    in_exact_.push_back({});
}

void RateBatch::add_attributes(const NodeUse& node, const Evidence& evidence) {
  const std::size_t size = node.attributes.size() * in_.n;
  attr_number_.reserve(size);
  attr_word_.reserve(size);
  attr_flags_.reserve(size);
  for (const std::string& name : node.attributes) {
    for (std::size_t i = first_; i < last_; ++i) {
      const std::string_view word = evidence.attribute(i, name);
      double number = 0;
      const bool is_number = read_number(word, number);
      attr_number_.push_back(is_number ? number : 0);
      attr_word_.push_back(static_cast<std::uint32_t>(attr_words_.size()));
      attr_flags_.push_back(static_cast<std::uint8_t>((word.empty() ? 0 : KINERJA_ATTR_HAS) |
                                                      (is_number ? KINERJA_ATTR_IS_NUMBER : 0)));
      attr_words_.push_back(word);  // these people's alone: a method sees nobody else's
    }
  }
  in_.attr_number = attr_number_.data();
  in_.attr_word = attr_word_.data();
  in_.attr_flags = attr_flags_.data();
  in_.attr_words = strs_of(attr_words_);
  in_.attr_words_len = static_cast<std::uint32_t>(attr_words_.size());
}

}  // namespace kinerja
