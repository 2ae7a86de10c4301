#pragma once

// What is known of one employee: views of the batch's columns. They borrow, cost nothing to make,
// and die with the call.

#include <kinerja/cpp/trail.hpp>
#include <kinerja/exact.hpp>
#include <kinerja/near.hpp>

#include <cmath>
#include <compare>
#include <concepts>
#include <cstddef>
#include <iterator>
#include <span>
#include <stdexcept>

namespace kinerja {

namespace detail {

/// The fraction at place i of a column that may be absent, or the number itself.
inline Exact exact_at(const kinerja_strs& fractions, std::uint32_t i, double number) {
  const std::string_view fraction =
      fractions.begin == nullptr ? std::string_view{} : view(kinerja_strs_at(&fractions, i));
  return fraction.empty() ? Exact(number) : Exact::parse(fraction);
}

/// The same as either kind of number.
template <class Number>
Number number_at(const kinerja_strs& fractions, std::uint32_t i, double number) {
  if constexpr (std::same_as<Number, Exact>) {
    return exact_at(fractions, i, number);
  } else {
    const bool decimal = fractions.begin == nullptr || fractions.begin[i] == fractions.end[i];
    return decimal ? Number(number) : Number(exact_at(fractions, i, number));
  }
}

/// A fraction told by its score and its bottom.
inline Exact exact_fraction(const Near::Told& told) {
  return Exact(static_cast<std::int64_t>(std::nearbyint(told.score * told.low))) /
         Exact(static_cast<std::int64_t>(told.low));
}

}  // namespace detail

/// A goal with what was achieved. A number without its has_ is 0 and means nothing.
class Goal {
 public:
  Goal(const kinerja_rate_in* in, std::uint32_t index) : in_(in), index_(index) {}

  std::string_view indicator() const {
    return view(kinerja_strs_at(&in_->indicators, in_->ev_indicator[index_]));
  }
  bool has_aspect() const { return aspect() != UINT32_MAX; }
  /// Index into the setup's aspects; UINT32_MAX when the cycle does not declare it.
  std::uint32_t aspect() const { return in_->ev_aspect[index_]; }
  bool has_target() const { return flag(KINERJA_EV_HAS_TARGET); }
  double target() const { return in_->ev_target[index_]; }
  bool has_target_high() const { return flag(KINERJA_EV_HAS_TARGET_HIGH); }
  double target_high() const { return in_->ev_target_high[index_]; }
  bool has_actual() const { return flag(KINERJA_EV_HAS_ACTUAL); }
  /// For showing. Compute with value().
  double actual() const { return in_->ev_actual[index_]; }
  /// What was achieved, without any rounding.
  Exact value() const { return value<Exact>(); }
  template <class Number>
  Number value() const {
    return detail::number_at<Number>(in_->ev_exact, index_, actual());
  }
  double weight() const { return in_->ev_weight[index_]; }
  /// The employee's part in the subject whose measures count, 0 to 1.
  double share() const { return in_->ev_share[index_]; }
  /// KINERJA_MORE_IS_BETTER, KINERJA_LESS_IS_BETTER or KINERJA_RANGE_IS_BEST.
  int direction() const { return in_->ev_direction[index_]; }
  bool target_is_limit() const { return flag(KINERJA_EV_TARGET_IS_LIMIT); }
  bool additional() const { return flag(KINERJA_EV_ADDITIONAL); }
  bool disputed() const { return flag(KINERJA_EV_DISPUTED); }
  /// Goals with equal numbers belong to one planned result of the employee.
  std::uint32_t plan() const { return in_->ev_plan[index_]; }
  std::uint32_t index() const { return index_; }
  // Implicit, so that trail.step("ratio", goal, ...) points at the goal itself.
  // NOLINTNEXTLINE(google-explicit-constructor)
  operator Ref() const { return Ref::at(KINERJA_REF_GOAL, index_); }

 private:
  bool flag(unsigned bit) const { return (in_->ev_flags[index_] & bit) != 0; }

  const kinerja_rate_in* in_;
  std::uint32_t index_;
};

/// What one rater says of one aspect.
class Rating {
 public:
  Rating(const kinerja_rate_in* in, std::uint32_t index) : in_(in), index_(index) {}

  /// Index into the setup's aspects.
  std::uint32_t aspect() const { return in_->rt_aspect[index_]; }
  /// Tells the raters of this employee apart, and nothing else.
  std::uint32_t rater() const { return in_->rt_rater[index_]; }
  int role() const { return in_->rt_role[index_]; }
  double score() const { return in_->rt_score[index_]; }
  std::uint32_t index() const { return index_; }
  // Implicit as for Goal.
  // NOLINTNEXTLINE(google-explicit-constructor)
  operator Ref() const { return Ref::at(KINERJA_REF_RATING, index_); }

 private:
  const kinerja_rate_in* in_;
  std::uint32_t index_;
};

/// What another node of the graph says of the employee.
class Input {
 public:
  Input(const kinerja_rate_in* in, std::uint32_t index, std::uint32_t row)
      : in_(in), index_(index), at_(std::size_t{index} * in->n + row) {}

  bool has() const { return in_->in_status[at_] == KINERJA_OK; }
  /// For showing. Compute with value().
  double score() const { return in_->in_score[at_]; }
  /// What the input came to, without any rounding but that of its own rule. As an Exact it throws
  /// Undecided where it is only nearly known, which no method sees that rates with Exact alone.
  Exact value() const { return value<Exact>(); }
  template <class Number>
  Number value() const {
    const Near::Told it = told();
    if (it.low == 0 && it.slack == 0)
      return detail::number_at<Number>(in_->in_exact, static_cast<std::uint32_t>(at_), it.score);
    if constexpr (std::same_as<Number, Exact>) {
      if (it.slack > 0) throw Undecided();
      return detail::exact_fraction(it);
    } else {
      return Number::from(it);
    }
  }
  /// Index into the setup's input_grades; -1: none.
  int grade() const { return in_->in_grade[at_]; }
  std::uint32_t index() const { return index_; }
  // Implicit as for Goal.
  // NOLINTNEXTLINE(google-explicit-constructor)
  operator Ref() const { return Ref::at(KINERJA_REF_INPUT, index_); }

 private:
  Near::Told told() const {
    if (!KINERJA_HAS(kinerja_rate_in, in_, in_slack)) return {score(), 0, 0};
    return {score(), in_->in_low[at_], in_->in_slack[at_]};
  }

  const kinerja_rate_in* in_;
  std::uint32_t index_;
  std::size_t at_;
};

/// A fact about the employee, such as "golongan".
class Attribute {
 public:
  Attribute(const kinerja_rate_in* in, std::uint32_t index, std::uint32_t row)
      : in_(in), index_(index), at_(std::size_t{index} * in->n + row) {}

  bool has() const { return (in_->attr_flags[at_] & KINERJA_ATTR_HAS) != 0; }
  bool is_number() const { return (in_->attr_flags[at_] & KINERJA_ATTR_IS_NUMBER) != 0; }
  double number() const { return in_->attr_number[at_]; }
  /// Empty when there is none.
  std::string_view word() const {
    const std::uint32_t place = in_->attr_word[at_];
    if (!has() || place >= in_->attr_words_len) return {};
    return view(kinerja_strs_at(&in_->attr_words, place));
  }
  std::uint32_t index() const { return index_; }
  // Implicit as for Goal.
  // NOLINTNEXTLINE(google-explicit-constructor)
  operator Ref() const { return Ref::at(KINERJA_REF_ATTRIBUTE, index_); }

 private:
  const kinerja_rate_in* in_;
  std::uint32_t index_;
  std::size_t at_;
};

/// The goals or ratings of one employee, for a range-based for.
template <class View>
class EvidenceRange {
 public:
  class iterator {
   public:
    using value_type = View;
    using difference_type = std::ptrdiff_t;
    iterator() = default;
    iterator(const kinerja_rate_in* in, std::uint32_t index) : in_(in), index_(index) {}
    View operator*() const { return View(in_, index_); }
    iterator& operator++() {
      ++index_;
      return *this;
    }
    iterator operator++(int) {
      iterator before = *this;
      ++index_;
      return before;
    }
    bool operator==(const iterator&) const = default;

   private:
    const kinerja_rate_in* in_ = nullptr;
    std::uint32_t index_ = 0;
  };

  EvidenceRange(const kinerja_rate_in* in, std::int32_t begin, std::int32_t end)
      : in_(in), begin_(static_cast<std::uint32_t>(begin)), end_(static_cast<std::uint32_t>(end)) {}

  iterator begin() const { return {in_, begin_}; }
  iterator end() const { return {in_, end_}; }
  std::uint32_t size() const { return end_ - begin_; }
  bool empty() const { return begin_ == end_; }

 private:
  const kinerja_rate_in* in_;
  std::uint32_t begin_;
  std::uint32_t end_;
};

namespace detail {

/// How much of everything a node has; what a batch does not say itself.
struct NodeShape {
  std::uint32_t inputs = 0;
  std::uint32_t attributes = 0;
  std::uint32_t aspects = 0;
};

}  // namespace detail

/// One employee of a batch.
class Employee {
 public:
  Employee(const kinerja_rate_in* in, const detail::NodeShape* shape, std::uint32_t row)
      : in_(in), shape_(shape), row_(row) {}

  EvidenceRange<Goal> goals() const { return {in_, in_->ev_begin[row_], in_->ev_begin[row_ + 1]}; }
  EvidenceRange<Rating> ratings() const {
    return {in_, in_->rt_begin[row_], in_->rt_begin[row_ + 1]};
  }
  std::uint32_t inputs() const { return shape_->inputs; }
  Input input(std::uint32_t i) const {
    if (i >= shape_->inputs) throw std::out_of_range("the node has no such input");
    return {in_, i, row_};
  }
  std::uint32_t attributes() const { return shape_->attributes; }
  Attribute attribute(std::uint32_t i) const {
    if (i >= shape_->attributes) throw std::out_of_range("the node has no such attribute");
    return {in_, i, row_};
  }
  /// Equal for people of one unit.
  std::uint32_t group() const { return in_->group[row_]; }
  /// The place in the batch: for errors, never for scores.
  std::uint32_t row() const { return row_; }

 private:
  const kinerja_rate_in* in_;
  const detail::NodeShape* shape_;
  std::uint32_t row_;
};

/// All employees of one unit.
class Group {
 public:
  Group(const kinerja_rate_in* in,
        const detail::NodeShape* shape,
        std::span<const std::uint32_t> rows)
      : in_(in), shape_(shape), rows_(rows) {}

  std::size_t size() const { return rows_.size(); }
  Employee operator[](std::size_t i) const { return {in_, shape_, rows_[i]}; }

 private:
  const kinerja_rate_in* in_;
  const detail::NodeShape* shape_;
  std::span<const std::uint32_t> rows_;
};

}  // namespace kinerja
