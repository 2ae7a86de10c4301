#pragma once

// Rows of a source as an author writes them, one struct a row, and the builders that turn them into
// the columns of rows.h. A builder copies: what a row points at may go once add() has returned.
// Longer than 400 lines because it is seven times the same thing, best read side by side with
// rows.h.

#include <kinerja/cpp/row_columns.hpp>

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

// Each builder: add() rows, or begin, fill and end many at once, give it to Emit, clear() and go
// on. columns() is for those who call the C table themselves: it shows `n` rows from `first` on and
// borrows until the next change.

class PeopleRows : public detail::RowsOf<PeopleRows, PersonRow> {
 public:
  void add(const PersonRow& row) {
    RowsOf::add(row);
    for (const PersonAttribute& attribute : row.attributes) {
      attr_name_.push_back(attribute.name);
      attr_value_.push_back(attribute.value);
    }
    attr_begin_.push_back(attr_begin_.back() + static_cast<std::uint32_t>(row.attributes.size()));
  }
  void clear() {
    RowsOf::clear();
    attr_name_.clear();
    attr_value_.clear();
    attr_begin_.assign(1, 0);
  }
  /// People who come column by column have no attributes.
  void end_rows() {
    RowsOf::end_rows();
    attr_begin_.resize(size() + std::size_t{1}, attr_begin_.back());
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
  friend RowsOf;
  template <class Own, class Each>
  static void each_column(Own& own, Each& each) {
    each(&PersonRow::employee, own.employee_);
    each(&PersonRow::name, own.name_);
    each(&PersonRow::unit, own.unit_);
    each(&PersonRow::position, own.position_);
    each(&PersonRow::superior, own.superior_);
    each(&PersonRow::from_day, own.from_day_);
    each(&PersonRow::to_day, own.to_day_);
  }

  detail::RowTexts employee_, name_, unit_, position_, superior_;
  detail::RowNumbers<std::int32_t, KINERJA_NO_DAY> from_day_, to_day_;
  std::vector<std::uint32_t> attr_begin_ = {0};
  detail::RowTexts attr_name_, attr_value_;
  mutable std::vector<std::uint32_t> attr_shown_;  // offsets of the rows shown last, from 0
};

class GoalRows : public detail::RowsOf<GoalRows, GoalRow> {
 public:
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
            flags_.from(first),
            target_.from(first),
            target_high_.from(first),
            weight_.from(first),
            share_.from(first)};
  }

 private:
  friend RowsOf;
  template <class Own, class Each>
  static void each_column(Own& own, Each& each) {
    each(&GoalRow::employee, own.employee_);
    each(&GoalRow::title, own.title_);
    each(&GoalRow::parent, own.parent_);
    each(&GoalRow::indicator, own.indicator_);
    each(&GoalRow::aspect, own.aspect_);
    each(&GoalRow::subject, own.subject_);
    each(&GoalRow::unit_of_measure, own.unit_of_measure_);
    each(&GoalRow::subject_kind, own.subject_kind_);
    each(&GoalRow::direction, own.direction_);
    each(&GoalRow::kind, own.kind_);
    each(&GoalRow::aggregate, own.aggregate_);
    each(&GoalRow::flags, own.flags_);
    each(&GoalRow::target, own.target_);
    each(&GoalRow::target_high, own.target_high_);
    each(&GoalRow::weight, own.weight_);
    each(&GoalRow::share, own.share_);
  }

  detail::RowTexts employee_, title_, parent_, indicator_, aspect_, subject_, unit_of_measure_;
  detail::RowNumbers<std::uint8_t, KINERJA_SUBJECT_PERSON> subject_kind_;
  detail::RowNumbers<std::uint8_t, KINERJA_MORE_IS_BETTER> direction_;
  detail::RowNumbers<std::uint8_t, KINERJA_GOAL_MAIN> kind_;
  detail::RowNumbers<std::uint8_t, KINERJA_AGGREGATE_SUM> aggregate_;
  detail::AllNumbers<std::uint8_t> flags_;
  detail::AllNumbers<double> target_;
  detail::RowNumbers<double, 0> target_high_;
  detail::RowNumbers<double, 1> weight_, share_;
};

class MeasureRows : public detail::RowsOf<MeasureRows, MeasureRow> {
 public:
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
            from_day_.from(first),
            to_day_.from(first),
            value_.from(first),
            observed_ms_.from(first)};
  }

 private:
  friend RowsOf;
  template <class Own, class Each>
  static void each_column(Own& own, Each& each) {
    each(&MeasureRow::subject, own.subject_);
    each(&MeasureRow::indicator, own.indicator_);
    each(&MeasureRow::evidence, own.evidence_);
    each(&MeasureRow::subject_kind, own.subject_kind_);
    each(&MeasureRow::quality, own.quality_);
    each(&MeasureRow::from_day, own.from_day_);
    each(&MeasureRow::to_day, own.to_day_);
    each(&MeasureRow::value, own.value_);
    each(&MeasureRow::observed_ms, own.observed_ms_);
  }

  detail::RowTexts subject_, indicator_, evidence_;
  detail::RowNumbers<std::uint8_t, KINERJA_SUBJECT_PERSON> subject_kind_;
  detail::RowNumbers<std::uint16_t, 0> quality_;
  detail::AllNumbers<std::int32_t> from_day_, to_day_;
  detail::AllNumbers<double> value_;
  detail::RowNumbers<std::int64_t, 0> observed_ms_;
};

class RatingRows : public detail::RowsOf<RatingRows, RatingRow> {
 public:
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
            role_.from(first),
            state_.from(first),
            flags_.from(first),
            score_.from(first),
            day_.from(first)};
  }

 private:
  friend RowsOf;
  template <class Own, class Each>
  static void each_column(Own& own, Each& each) {
    each(&RatingRow::ratee, own.ratee_);
    each(&RatingRow::rater, own.rater_);
    each(&RatingRow::aspect, own.aspect_);
    each(&RatingRow::comment, own.comment_);
    each(&RatingRow::ratee_kind, own.ratee_kind_);
    each(&RatingRow::role, own.role_);
    each(&RatingRow::state, own.state_);
    each(&RatingRow::flags, own.flags_);
    each(&RatingRow::score, own.score_);
    each(&RatingRow::day, own.day_);
  }

  detail::RowTexts ratee_, rater_, aspect_, comment_;
  detail::RowNumbers<std::uint8_t, KINERJA_SUBJECT_PERSON> ratee_kind_;
  detail::AllNumbers<std::uint8_t> role_, flags_;
  detail::RowNumbers<std::uint8_t, KINERJA_RATING_SUBMITTED> state_;
  detail::AllNumbers<double> score_;
  detail::RowNumbers<std::int32_t, KINERJA_NO_DAY> day_;
};

/// Sheets that all rate the aspects that the constructor names.
class SheetRows : public detail::RowsOf<SheetRows, SheetRow> {
 public:
  explicit SheetRows(const std::vector<std::string>& aspects) {
    for (const std::string& aspect : aspects) aspect_.push_back(aspect);
  }
  std::size_t aspects() const { return aspect_.size(); }

  /// `scores`: one for each aspect, NaN where none was given.
  void add(const SheetRow& row, std::span<const double> scores) {
    if (scores.size() != aspects()) throw std::invalid_argument("a score for each aspect");
    RowsOf::add(row);
    score_.insert(score_.end(), scores.begin(), scores.end());
  }
  void clear() {
    RowsOf::clear();
    score_.clear();
  }
  /// The scores of all sheets that were begun, sheet by sheet.
  void fill_scores(std::span<const double> scores) {
    score_.insert(score_.end(), scores.begin(), scores.end());
  }
  void end_rows() {
    RowsOf::end_rows();
    if (score_.size() != size() * aspects()) throw std::invalid_argument("a score for each aspect");
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
            role_.from(first),
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
  friend RowsOf;
  template <class Own, class Each>
  static void each_column(Own& own, Each& each) {
    each(&SheetRow::ratee, own.ratee_);
    each(&SheetRow::rater, own.rater_);
    each(&SheetRow::comment, own.comment_);
    each(&SheetRow::ratee_kind, own.ratee_kind_);
    each(&SheetRow::role, own.role_);
    each(&SheetRow::state, own.state_);
    each(&SheetRow::day, own.day_);
  }

  detail::RowTexts ratee_, rater_, comment_, aspect_;
  detail::RowNumbers<std::uint8_t, KINERJA_SUBJECT_PERSON> ratee_kind_;
  detail::AllNumbers<std::uint8_t> role_;
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

class EventRows : public detail::RowsOf<EventRows, EventRow> {
 public:
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
            local_ms_.from(first),
            number_.from(first),
            about_.from(first),
            state_.from(first)};
  }

 private:
  friend RowsOf;
  template <class Own, class Each>
  static void each_column(Own& own, Each& each) {
    each(&EventRow::subject, own.subject_);
    each(&EventRow::pin, own.pin_);
    each(&EventRow::device, own.device_);
    each(&EventRow::zone, own.zone_);
    each(&EventRow::kind, own.kind_);
    each(&EventRow::text, own.text_);
    each(&EventRow::subject_kind, own.subject_kind_);
    each(&EventRow::local_ms, own.local_ms_);
    each(&EventRow::number, own.number_);
    each(&EventRow::about, own.about_);
    each(&EventRow::state, own.state_);
  }

  detail::RowTexts subject_, pin_, device_, zone_, kind_, text_, about_, state_;
  detail::RowNumbers<std::uint8_t, KINERJA_SUBJECT_PERSON> subject_kind_;
  detail::AllNumbers<std::int64_t> local_ms_;
  detail::RowNumbers<double, 0> number_;
};

class SpanRows : public detail::RowsOf<SpanRows, SpanRow> {
 public:
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
            from_ms_.from(first),
            to_ms_.from(first)};
  }

 private:
  friend RowsOf;
  template <class Own, class Each>
  static void each_column(Own& own, Each& each) {
    each(&SpanRow::subject, own.subject_);
    each(&SpanRow::zone, own.zone_);
    each(&SpanRow::kind, own.kind_);
    each(&SpanRow::text, own.text_);
    each(&SpanRow::subject_kind, own.subject_kind_);
    each(&SpanRow::from_ms, own.from_ms_);
    each(&SpanRow::to_ms, own.to_ms_);
  }

  detail::RowTexts subject_, zone_, kind_, text_;
  detail::RowNumbers<std::uint8_t, KINERJA_SUBJECT_PERSON> subject_kind_;
  detail::AllNumbers<std::int64_t> from_ms_, to_ms_;
};

}  // namespace kinerja
