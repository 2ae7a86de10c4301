#include "row_writer.hpp"

#include "limits.hpp"

namespace kinerja::tables {
namespace {

std::int32_t day_or_none(const Value& value) {
  return value.present ? value.day : KINERJA_NO_DAY;
}
double number_or(const Value& value, double fallback) {
  return value.present ? value.number : fallback;
}
template <class Word>
Word word_or(const Value& value, Word fallback) {
  return value.present ? static_cast<Word>(value.word) : fallback;
}
std::int64_t moment(const Value& value) {
  return value.day * day_ms + (value.time_ms < 0 ? 0 : value.time_ms);
}

constexpr std::uint8_t person = KINERJA_SUBJECT_PERSON;

}  // namespace

void RowWriter::add(std::uint32_t line,
                    std::string_view key,
                    const Values& values,
                    const std::vector<PersonAttribute>& attributes) {
  switch (record_) {
    case RecordKind::people:
      add_person(line, key, values, attributes);
      break;
    case RecordKind::goals:
      add_goal(line, key, values);
      break;
    case RecordKind::measures:
      add_measure(line, key, values);
      break;
    case RecordKind::ratings:
      add_rating(line, key, values);
      break;
    case RecordKind::events:
      add_event(line, key, values);
      break;
    case RecordKind::spans:
      add_span(line, key, values);
      break;
  }
  for (const PersonAttribute& one : attributes) bytes_ += one.name.size() + one.value.size();
  count(line, key, values);
}

void RowWriter::add_sheet(std::uint32_t line,
                          std::string_view key,
                          const Values& values,
                          const std::vector<double>& scores) {
  const std::uint8_t submitted = KINERJA_RATING_SUBMITTED;
  sheets_.add({.key = key,
               .origin = line,
               .ratee = at(values, Field::ratee).text,
               .rater = at(values, Field::rater).text,
               .comment = at(values, Field::comment).text,
               .ratee_kind = word_or(at(values, Field::ratee_kind), person),
               .role = static_cast<std::uint8_t>(at(values, Field::role).word),
               .state = word_or(at(values, Field::state), submitted),
               .day = day_or_none(at(values, Field::day))},
              scores);
  count(line, key, values);
}

void RowWriter::count(std::uint32_t line, std::string_view key, const Values& values) {
  std::size_t bytes = key.size();
  for (const Field field : texts_) bytes += at(values, field).text.size();
  count(line, 1, bytes);
}

void RowWriter::count(std::uint32_t last_line, std::uint32_t rows, std::size_t text_bytes) {
  last_line_ = last_line;
  bytes_ += text_bytes;
  rows_ += rows;
  if (rows_ >= emit_.max_rows() || bytes_ >= max_batch_bytes) finish();
}

void RowWriter::reject(std::uint32_t line,
                       std::string_view column,
                       std::string_view raw,
                       const Reason& reason) {
  emit_.reject({line, input_, column, cut(raw, max_raw_bytes), reason});
}

void RowWriter::finish() {
  bring();
  emit_.commit(cursor_(last_line_));
}

void RowWriter::bring() {
  emit_.people(people_, input_);
  emit_.goals(goals_, input_);
  emit_.measures(measures_, input_);
  emit_.ratings(ratings_, input_);
  emit_.sheets(sheets_, input_);
  emit_.events(events_, input_);
  emit_.spans(spans_, input_);
  people_.clear();
  goals_.clear();
  measures_.clear();
  ratings_.clear();
  sheets_.clear();
  events_.clear();
  spans_.clear();
  rows_ = 0;
  bytes_ = 0;
}

void RowWriter::add_person(std::uint32_t line,
                           std::string_view key,
                           const Values& values,
                           const std::vector<PersonAttribute>& attributes) {
  people_.add({.key = key,
               .origin = line,
               .employee = at(values, Field::employee).text,
               .name = at(values, Field::name).text,
               .unit = at(values, Field::unit).text,
               .position = at(values, Field::position).text,
               .superior = at(values, Field::superior).text,
               .from_day = day_or_none(at(values, Field::from_day)),
               .to_day = day_or_none(at(values, Field::to_day)),
               .attributes = attributes});
}

void RowWriter::add_goal(std::uint32_t line, std::string_view key, const Values& values) {
  const Value& target = at(values, Field::target);
  const Value& high = at(values, Field::target_high);
  // A target with two ends is a range, unless the file says otherwise.
  const std::uint8_t usual = high.present ? KINERJA_RANGE_IS_BEST : KINERJA_MORE_IS_BETTER;
  const std::uint8_t main = KINERJA_GOAL_MAIN;
  const std::uint8_t sum = KINERJA_AGGREGATE_SUM;
  constexpr unsigned has_target = KINERJA_GOAL_HAS_TARGET;
  constexpr unsigned has_high = KINERJA_GOAL_HAS_TARGET_HIGH;
  const std::uint8_t beatable = 0;
  const bool limit = word_or(at(values, Field::target_is_limit), beatable) != 0;
  constexpr unsigned is_limit = KINERJA_GOAL_TARGET_IS_LIMIT;
  goals_.add(
      {.key = key,
       .origin = line,
       .employee = at(values, Field::employee).text,
       .title = at(values, Field::title).text,
       .parent = at(values, Field::parent).text,
       .indicator = at(values, Field::indicator).text,
       .aspect = at(values, Field::aspect).text,
       .subject = at(values, Field::subject).text,
       .unit_of_measure = at(values, Field::unit_of_measure).text,
       .subject_kind = word_or(at(values, Field::subject_kind), person),
       .direction = word_or(at(values, Field::direction), usual),
       .kind = word_or(at(values, Field::goal_kind), main),
       .aggregate = word_or(at(values, Field::aggregate), sum),
       .flags = static_cast<std::uint8_t>((target.present ? has_target : 0U) |
                                          (high.present ? has_high : 0U) | (limit ? is_limit : 0U)),
       .target = number_or(target, 0),
       .target_high = number_or(high, 0),
       .weight = number_or(at(values, Field::weight), 1),
       .share = number_or(at(values, Field::share), 1)});
}

void RowWriter::add_measure(std::uint32_t line, std::string_view key, const Values& values) {
  const std::uint16_t counts = 0;
  measures_.add({.key = key,
                 .origin = line,
                 .subject = at(values, Field::subject).text,
                 .indicator = at(values, Field::indicator).text,
                 .evidence = at(values, Field::evidence).text,
                 .subject_kind = word_or(at(values, Field::subject_kind), person),
                 .quality = word_or(at(values, Field::quality), counts),
                 .from_day = day_or_none(at(values, Field::from_day)),
                 .to_day = day_or_none(at(values, Field::to_day)),
                 .value = at(values, Field::value).number});
}

void RowWriter::add_rating(std::uint32_t line, std::string_view key, const Values& values) {
  const Value& score = at(values, Field::score);
  const std::uint8_t submitted = KINERJA_RATING_SUBMITTED;
  const std::uint8_t scored = KINERJA_RATING_HAS_SCORE;
  ratings_.add({.key = key,
                .origin = line,
                .ratee = at(values, Field::ratee).text,
                .rater = at(values, Field::rater).text,
                .aspect = at(values, Field::aspect).text,
                .comment = at(values, Field::comment).text,
                .ratee_kind = word_or(at(values, Field::ratee_kind), person),
                .role = static_cast<std::uint8_t>(at(values, Field::role).word),
                .state = word_or(at(values, Field::state), submitted),
                .flags = score.present ? scored : std::uint8_t{0},
                .score = number_or(score, 0),
                .day = day_or_none(at(values, Field::day))});
}

void RowWriter::add_event(std::uint32_t line, std::string_view key, const Values& values) {
  events_.add({.key = key,
               .origin = line,
               .subject = at(values, Field::subject).text,
               .pin = at(values, Field::pin).text,
               .device = at(values, Field::device).text,
               .zone = at(values, Field::zone).text,
               .kind = at(values, Field::kind).text,
               .text = at(values, Field::text).text,
               .subject_kind = word_or(at(values, Field::subject_kind), person),
               .local_ms = moment(at(values, Field::time)),
               .number = number_or(at(values, Field::number), 0),
               .about = at(values, Field::about).text,
               .state = at(values, Field::event_state).text});
}

void RowWriter::add_span(std::uint32_t line, std::string_view key, const Values& values) {
  const Value& to = at(values, Field::to);
  spans_.add({.key = key,
              .origin = line,
              .subject = at(values, Field::subject).text,
              .zone = at(values, Field::zone).text,
              .kind = at(values, Field::kind).text,
              .text = at(values, Field::text).text,
              .subject_kind = word_or(at(values, Field::subject_kind), person),
              .from_ms = moment(at(values, Field::from)),
              // A last day without a clock belongs to the span, whose end is exclusive.
              .to_ms = moment(to) + (to.time_ms < 0 ? day_ms : 0)});
}

}  // namespace kinerja::tables
