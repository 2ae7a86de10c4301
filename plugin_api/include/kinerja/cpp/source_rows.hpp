#pragma once

// Rows of a source as an author writes them, one struct a row, and the builders that turn them into
// the columns of rows.h. A builder copies: what a row points at may go once add() has returned.
// Longer than 400 lines because it is seven times the same thing, best read side by side with
// rows.h.

#include <kinerja/cpp/base.hpp>

#include <cmath>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

namespace kinerja {

/// A property of a person, such as "golongan" and "III/a".
struct PersonAttribute {
  std::string_view name{};
  std::string_view value{};
};

// What stands in rows.h under the same names; defaults as there. A `key` may be empty only where
// the host takes rows without keys.

struct PersonRow {
  std::string_view key{};
  std::uint32_t origin = 0;
  std::string_view employee{};
  std::string_view name{};
  std::string_view unit{};
  std::string_view position{};
  std::string_view superior{};
  std::int32_t from_day = KINERJA_NO_DAY;
  std::int32_t to_day = KINERJA_NO_DAY;
  std::vector<PersonAttribute> attributes{};
};

struct GoalRow {
  std::string_view key{};
  std::uint32_t origin = 0;
  std::string_view employee{};
  std::string_view title{};
  std::string_view parent{};
  std::string_view indicator{};
  std::string_view aspect{};
  std::string_view subject{};
  std::string_view unit_of_measure{};
  std::uint8_t subject_kind = KINERJA_SUBJECT_PERSON;
  std::uint8_t direction = KINERJA_MORE_IS_BETTER;
  std::uint8_t kind = KINERJA_GOAL_MAIN;
  std::uint8_t aggregate = KINERJA_AGGREGATE_SUM;
  std::uint8_t flags = 0;
  double target = 0;
  double target_high = 0;
  double weight = 1;
  double share = 1;
};

struct MeasureRow {
  std::string_view key{};
  std::uint32_t origin = 0;
  std::string_view subject{};
  std::string_view indicator{};
  std::string_view evidence{};
  std::uint8_t subject_kind = KINERJA_SUBJECT_PERSON;
  std::uint16_t quality = 0;
  std::int32_t from_day = KINERJA_NO_DAY;
  std::int32_t to_day = KINERJA_NO_DAY;
  double value = 0;
  std::int64_t observed_ms = 0;
};

struct RatingRow {
  std::string_view key{};
  std::uint32_t origin = 0;
  std::string_view ratee{};
  std::string_view rater{};
  std::string_view aspect{};
  std::string_view comment{};
  std::uint8_t ratee_kind = KINERJA_SUBJECT_PERSON;
  std::uint8_t role = KINERJA_ROLE_PUBLIC;
  std::uint8_t state = KINERJA_RATING_SUBMITTED;
  std::uint8_t flags = KINERJA_RATING_HAS_SCORE;
  double score = 0;
  std::int32_t day = KINERJA_NO_DAY;
};

/// The scores stand beside it, see SheetRows::add.
struct SheetRow {
  std::string_view key{};
  std::uint32_t origin = 0;
  std::string_view ratee{};
  std::string_view rater{};
  std::string_view comment{};
  std::uint8_t ratee_kind = KINERJA_SUBJECT_PERSON;
  std::uint8_t role = KINERJA_ROLE_PUBLIC;
  std::uint8_t state = KINERJA_RATING_SUBMITTED;
  std::int32_t day = KINERJA_NO_DAY;
};

struct EventRow {
  std::string_view key{};
  std::uint32_t origin = 0;
  std::string_view subject{};
  std::string_view pin{};
  std::string_view device{};
  std::string_view zone{};
  std::string_view kind{};
  std::string_view text{};
  std::uint8_t subject_kind = KINERJA_SUBJECT_PERSON;
  std::int64_t local_ms = 0;
  double number = 0;
  std::string_view about{};
  std::string_view state{};
};

struct SpanRow {
  std::string_view key{};
  std::uint32_t origin = 0;
  std::string_view subject{};
  std::string_view zone{};
  std::string_view kind{};
  std::string_view text{};
  std::uint8_t subject_kind = KINERJA_SUBJECT_PERSON;
  std::int64_t from_ms = 0;
  std::int64_t to_ms = 0;
};

namespace detail {

// A text column whose rows can be shown from any row on. Offsets have 32 bits.
class RowTexts {
 public:
  void push_back(std::string_view text) {
    if (text.size() > UINT32_MAX - bytes_)
      throw Failure(KINERJA_E_CAPACITY, "a batch of rows holds more than 4 GiB of text");
    bytes_ += text.size();
    texts_.push_back(text);
  }
  kinerja_strs from(std::uint32_t first) const {
    kinerja_strs all = texts_.strs();
    if (all.begin == nullptr) return all;
    all.begin += first;
    all.end += first;
    return all;
  }
  std::string_view operator[](std::size_t i) const { return texts_[i]; }
  std::size_t size() const { return texts_.size(); }
  bool all_empty() const { return texts_.strs().begin == nullptr; }
  void clear() {
    texts_.clear();
    bytes_ = 0;
  }

 private:
  TextColumnBuilder texts_;
  std::uint64_t bytes_ = 0;
};

// An optional column of numbers: not there while all rows have the default.
template <class T, int standard>
class RowNumbers {
 public:
  void push_back(T value) {
    ++size_;
    if (values_.empty()) {
      if (value == static_cast<T>(standard)) return;
      values_.assign(size_ - 1, static_cast<T>(standard));
    }
    values_.push_back(value);
  }
  T operator[](std::size_t i) const {
    return values_.empty() ? static_cast<T>(standard) : values_[i];
  }
  const T* from(std::uint32_t first) const {
    return values_.empty() ? nullptr : values_.data() + first;
  }
  void clear() {
    values_.clear();
    size_ = 0;
  }

 private:
  std::vector<T> values_;
  std::size_t size_ = 0;
};

// What all builders share: the key and the line of each row.
class RowsBase {
 public:
  std::uint32_t size() const { return static_cast<std::uint32_t>(origin_.size()); }
  bool empty() const { return origin_.empty(); }
  /// Whether the rows have no keys; of people, goals, measures, ratings and sheets they need none
  /// where Emit::takes_keyless() says so.
  bool keyless() const { return !empty() && key_.all_empty(); }

 protected:
  void begin_row(std::string_view key, std::uint32_t origin) {
    if (!empty() && key.empty() != key_.all_empty())
      throw Failure(KINERJA_E_INTERNAL, "of the rows of one batch, some have no key");
    key_.push_back(key);
    origin_.push_back(origin);
  }
  void clear_base() {
    key_.clear();
    origin_.clear();
  }

  RowTexts key_;
  std::vector<std::uint32_t> origin_;
};

template <class... Columns>
void clear_all(Columns&... columns) {
  (columns.clear(), ...);
}

}  // namespace detail

// Each builder: add() rows, give it to Emit, clear() and fill again. columns() is for those who
// call the C table themselves: it shows `n` rows from `first` on and borrows until the next change.

class PeopleRows : public detail::RowsBase {
 public:
  void add(const PersonRow& row) {
    begin_row(row.key, row.origin);
    employee_.push_back(row.employee);
    name_.push_back(row.name);
    unit_.push_back(row.unit);
    position_.push_back(row.position);
    superior_.push_back(row.superior);
    from_day_.push_back(row.from_day);
    to_day_.push_back(row.to_day);
    for (const PersonAttribute& attribute : row.attributes) {
      attr_name_.push_back(attribute.name);
      attr_value_.push_back(attribute.value);
    }
    attr_begin_.push_back(attr_begin_.back() + static_cast<std::uint32_t>(row.attributes.size()));
  }
  void clear() {
    clear_base();
    detail::clear_all(employee_, name_, unit_, position_, superior_, from_day_, to_day_);
    detail::clear_all(attr_name_, attr_value_);
    attr_begin_.assign(1, 0);
  }
  kinerja_people columns(std::string_view input, std::uint32_t first, std::uint32_t n) const {
    const std::uint32_t base = attr_begin_[first];
    attr_shown_.clear();
    for (std::uint32_t i = 0; i <= n; ++i) attr_shown_.push_back(attr_begin_[first + i] - base);
    return {sizeof(kinerja_people),
            n,
            str(input),
            key_.from(first),
            origin_.data() + first,
            employee_.from(first),
            name_.from(first),
            unit_.from(first),
            position_.from(first),
            superior_.from(first),
            from_day_.from(first),
            to_day_.from(first),
            attr_shown_.data(),
            attr_name_.from(base),
            attr_value_.from(base)};
  }

 private:
  detail::RowTexts employee_, name_, unit_, position_, superior_;
  detail::RowNumbers<std::int32_t, KINERJA_NO_DAY> from_day_, to_day_;
  std::vector<std::uint32_t> attr_begin_ = {0};
  detail::RowTexts attr_name_, attr_value_;
  mutable std::vector<std::uint32_t> attr_shown_;  // offsets of the rows shown last, from 0
};

class GoalRows : public detail::RowsBase {
 public:
  void add(const GoalRow& row) {
    begin_row(row.key, row.origin);
    employee_.push_back(row.employee);
    title_.push_back(row.title);
    parent_.push_back(row.parent);
    indicator_.push_back(row.indicator);
    aspect_.push_back(row.aspect);
    subject_.push_back(row.subject);
    unit_of_measure_.push_back(row.unit_of_measure);
    subject_kind_.push_back(row.subject_kind);
    direction_.push_back(row.direction);
    kind_.push_back(row.kind);
    aggregate_.push_back(row.aggregate);
    flags_.push_back(row.flags);
    target_.push_back(row.target);
    target_high_.push_back(row.target_high);
    weight_.push_back(row.weight);
    share_.push_back(row.share);
  }
  void clear() {
    clear_base();
    detail::clear_all(employee_, title_, parent_, indicator_, aspect_, subject_, unit_of_measure_);
    detail::clear_all(subject_kind_, direction_, kind_, aggregate_, flags_);
    detail::clear_all(target_, target_high_, weight_, share_);
  }
  kinerja_goals columns(std::string_view input, std::uint32_t first, std::uint32_t n) const {
    return {sizeof(kinerja_goals),
            n,
            str(input),
            key_.from(first),
            origin_.data() + first,
            employee_.from(first),
            title_.from(first),
            parent_.from(first),
            indicator_.from(first),
            aspect_.from(first),
            subject_.from(first),
            unit_of_measure_.from(first),
            subject_kind_.from(first),
            direction_.from(first),
            kind_.from(first),
            aggregate_.from(first),
            flags_.data() + first,
            target_.data() + first,
            target_high_.from(first),
            weight_.from(first),
            share_.from(first)};
  }

 private:
  detail::RowTexts employee_, title_, parent_, indicator_, aspect_, subject_, unit_of_measure_;
  detail::RowNumbers<std::uint8_t, KINERJA_SUBJECT_PERSON> subject_kind_;
  detail::RowNumbers<std::uint8_t, KINERJA_MORE_IS_BETTER> direction_;
  detail::RowNumbers<std::uint8_t, KINERJA_GOAL_MAIN> kind_;
  detail::RowNumbers<std::uint8_t, KINERJA_AGGREGATE_SUM> aggregate_;
  std::vector<std::uint8_t> flags_;
  std::vector<double> target_;
  detail::RowNumbers<double, 0> target_high_;
  detail::RowNumbers<double, 1> weight_, share_;
};

class MeasureRows : public detail::RowsBase {
 public:
  void add(const MeasureRow& row) {
    begin_row(row.key, row.origin);
    subject_.push_back(row.subject);
    indicator_.push_back(row.indicator);
    evidence_.push_back(row.evidence);
    subject_kind_.push_back(row.subject_kind);
    quality_.push_back(row.quality);
    from_day_.push_back(row.from_day);
    to_day_.push_back(row.to_day);
    value_.push_back(row.value);
    observed_ms_.push_back(row.observed_ms);
  }
  void clear() {
    clear_base();
    detail::clear_all(subject_, indicator_, evidence_, subject_kind_, quality_);
    detail::clear_all(from_day_, to_day_, value_, observed_ms_);
  }
  kinerja_measures columns(std::string_view input, std::uint32_t first, std::uint32_t n) const {
    return {sizeof(kinerja_measures),
            n,
            str(input),
            key_.from(first),
            origin_.data() + first,
            subject_.from(first),
            indicator_.from(first),
            evidence_.from(first),
            subject_kind_.from(first),
            quality_.from(first),
            from_day_.data() + first,
            to_day_.data() + first,
            value_.data() + first,
            observed_ms_.from(first)};
  }

 private:
  detail::RowTexts subject_, indicator_, evidence_;
  detail::RowNumbers<std::uint8_t, KINERJA_SUBJECT_PERSON> subject_kind_;
  detail::RowNumbers<std::uint16_t, 0> quality_;
  std::vector<std::int32_t> from_day_, to_day_;
  std::vector<double> value_;
  detail::RowNumbers<std::int64_t, 0> observed_ms_;
};

class RatingRows : public detail::RowsBase {
 public:
  void add(const RatingRow& row) {
    begin_row(row.key, row.origin);
    ratee_.push_back(row.ratee);
    rater_.push_back(row.rater);
    aspect_.push_back(row.aspect);
    comment_.push_back(row.comment);
    ratee_kind_.push_back(row.ratee_kind);
    role_.push_back(row.role);
    state_.push_back(row.state);
    flags_.push_back(row.flags);
    score_.push_back(row.score);
    day_.push_back(row.day);
  }
  void clear() {
    clear_base();
    detail::clear_all(ratee_, rater_, aspect_, comment_);
    detail::clear_all(ratee_kind_, role_, state_, flags_, score_, day_);
  }
  kinerja_ratings columns(std::string_view input, std::uint32_t first, std::uint32_t n) const {
    return {sizeof(kinerja_ratings),
            n,
            str(input),
            key_.from(first),
            origin_.data() + first,
            ratee_.from(first),
            rater_.from(first),
            aspect_.from(first),
            comment_.from(first),
            ratee_kind_.from(first),
            role_.data() + first,
            state_.from(first),
            flags_.data() + first,
            score_.data() + first,
            day_.from(first)};
  }

 private:
  detail::RowTexts ratee_, rater_, aspect_, comment_;
  detail::RowNumbers<std::uint8_t, KINERJA_SUBJECT_PERSON> ratee_kind_;
  std::vector<std::uint8_t> role_, flags_;
  detail::RowNumbers<std::uint8_t, KINERJA_RATING_SUBMITTED> state_;
  std::vector<double> score_;
  detail::RowNumbers<std::int32_t, KINERJA_NO_DAY> day_;
};

/// Sheets that all rate the aspects that the constructor names.
class SheetRows : public detail::RowsBase {
 public:
  explicit SheetRows(const std::vector<std::string>& aspects) {
    for (const std::string& aspect : aspects) aspect_.push_back(aspect);
  }
  std::size_t aspects() const { return aspect_.size(); }

  /// `scores`: one for each aspect, NaN where none was given.
  void add(const SheetRow& row, std::span<const double> scores) {
    if (scores.size() != aspects()) throw std::invalid_argument("a score for each aspect");
    begin_row(row.key, row.origin);
    ratee_.push_back(row.ratee);
    rater_.push_back(row.rater);
    comment_.push_back(row.comment);
    ratee_kind_.push_back(row.ratee_kind);
    role_.push_back(row.role);
    state_.push_back(row.state);
    day_.push_back(row.day);
    score_.insert(score_.end(), scores.begin(), scores.end());
  }
  void clear() {
    clear_base();
    detail::clear_all(ratee_, rater_, comment_);
    detail::clear_all(ratee_kind_, role_, state_, day_, score_);
  }
  kinerja_sheets columns(std::string_view input, std::uint32_t first, std::uint32_t n) const {
    return {sizeof(kinerja_sheets),
            n,
            str(input),
            key_.from(first),
            origin_.data() + first,
            ratee_.from(first),
            rater_.from(first),
            comment_.from(first),
            ratee_kind_.from(first),
            role_.data() + first,
            state_.from(first),
            day_.from(first),
            aspect_.from(0),
            score_.data() + std::size_t{first} * aspects(),
            static_cast<std::uint32_t>(aspects()),
            0};
  }
  /// The same as single ratings: the key of each is the sheet's key, '|' and the aspect. The
  /// comment goes with the first.
  RatingRows one_by_one() const;

 private:
  detail::RowTexts ratee_, rater_, comment_, aspect_;
  detail::RowNumbers<std::uint8_t, KINERJA_SUBJECT_PERSON> ratee_kind_;
  std::vector<std::uint8_t> role_;
  detail::RowNumbers<std::uint8_t, KINERJA_RATING_SUBMITTED> state_;
  detail::RowNumbers<std::int32_t, KINERJA_NO_DAY> day_;
  std::vector<double> score_;
};

inline RatingRows SheetRows::one_by_one() const {
  RatingRows all;
  for (std::uint32_t i = 0; i < size(); ++i) {
    bool first = true;
    for (std::uint32_t k = 0; k < aspects(); ++k) {
      const double score = score_[i * aspects() + k];
      if (std::isnan(score)) continue;
      const std::string key =
          keyless() ? std::string() : std::string(key_[i]).append("|").append(aspect_[k]);
      all.add({.key = key,
               .origin = origin_[i],
               .ratee = ratee_[i],
               .rater = rater_[i],
               .aspect = aspect_[k],
               .comment = first ? comment_[i] : std::string_view{},
               .ratee_kind = ratee_kind_[i],
               .role = role_[i],
               .state = state_[i],
               .score = score,
               .day = day_[i]});
      first = false;
    }
  }
  return all;
}

class EventRows : public detail::RowsBase {
 public:
  void add(const EventRow& row) {
    begin_row(row.key, row.origin);
    subject_.push_back(row.subject);
    pin_.push_back(row.pin);
    device_.push_back(row.device);
    zone_.push_back(row.zone);
    kind_.push_back(row.kind);
    text_.push_back(row.text);
    subject_kind_.push_back(row.subject_kind);
    local_ms_.push_back(row.local_ms);
    number_.push_back(row.number);
    about_.push_back(row.about);
    state_.push_back(row.state);
  }
  void clear() {
    clear_base();
    detail::clear_all(subject_, pin_, device_, zone_, kind_, text_, about_, state_);
    detail::clear_all(subject_kind_, local_ms_, number_);
  }
  kinerja_events columns(std::string_view input, std::uint32_t first, std::uint32_t n) const {
    return {sizeof(kinerja_events),
            n,
            str(input),
            key_.from(first),
            origin_.data() + first,
            subject_.from(first),
            pin_.from(first),
            device_.from(first),
            zone_.from(first),
            kind_.from(first),
            text_.from(first),
            subject_kind_.from(first),
            local_ms_.data() + first,
            number_.from(first),
            about_.from(first),
            state_.from(first)};
  }

 private:
  detail::RowTexts subject_, pin_, device_, zone_, kind_, text_, about_, state_;
  detail::RowNumbers<std::uint8_t, KINERJA_SUBJECT_PERSON> subject_kind_;
  std::vector<std::int64_t> local_ms_;
  detail::RowNumbers<double, 0> number_;
};

class SpanRows : public detail::RowsBase {
 public:
  void add(const SpanRow& row) {
    begin_row(row.key, row.origin);
    subject_.push_back(row.subject);
    zone_.push_back(row.zone);
    kind_.push_back(row.kind);
    text_.push_back(row.text);
    subject_kind_.push_back(row.subject_kind);
    from_ms_.push_back(row.from_ms);
    to_ms_.push_back(row.to_ms);
  }
  void clear() {
    clear_base();
    detail::clear_all(subject_, zone_, kind_, text_, subject_kind_, from_ms_, to_ms_);
  }
  kinerja_spans columns(std::string_view input, std::uint32_t first, std::uint32_t n) const {
    return {sizeof(kinerja_spans),
            n,
            str(input),
            key_.from(first),
            origin_.data() + first,
            subject_.from(first),
            zone_.from(first),
            kind_.from(first),
            text_.from(first),
            subject_kind_.from(first),
            from_ms_.data() + first,
            to_ms_.data() + first};
  }

 private:
  detail::RowTexts subject_, zone_, kind_, text_;
  detail::RowNumbers<std::uint8_t, KINERJA_SUBJECT_PERSON> subject_kind_;
  std::vector<std::int64_t> from_ms_, to_ms_;
};

}  // namespace kinerja
