#include "row_maker.hpp"

namespace kinerja::tables {
namespace {

RowFault check_days(const Values& values, Field from, Field to) {
  const Value& first = at(values, from);
  const Value& last = at(values, to);
  if (first.present && last.present && first.day > last.day)
    return {to, reason("DAYS_REVERSED", first.text + " > " + last.text)};
  return {};
}

RowFault check_goal(const Values& values) {
  const Value& target = at(values, Field::target);
  const Value& high = at(values, Field::target_high);
  const Value& direction = at(values, Field::direction);
  const bool range = direction.present && direction.word == KINERJA_RANGE_IS_BEST;
  if ((range && !high.present) || (high.present && !target.present))
    return {Field::target_high, "RANGE_NEEDS_TWO"};
  if (high.present && high.number < target.number)
    return {Field::target_high,
            reason("RANGE_REVERSED", number_key(target.number) + " > " + number_key(high.number))};
  return {};
}

RowFault check_measure(Values& values) {
  Value& from = at(values, Field::from_day);
  Value& to = at(values, Field::to_day);
  if (const Value& day = at(values, Field::day); day.present) from = to = day;
  if (const Value& month = at(values, Field::month); month.present) {
    from = to = month;
    from.text = iso_day(month.day);
    to.day = month.last_day;
    to.text = iso_day(month.last_day);
  }
  if (!from.present) return {Field::from_day, "EMPTY_CELL"};
  if (!to.present) return {Field::to_day, "EMPTY_CELL"};
  return check_days(values, Field::from_day, Field::to_day);
}

RowFault check_rating(const Settings& settings, const Values& values) {
  const Value& score = at(values, Field::score);
  if (settings.scale && score.present &&
      (score.number < settings.scale->min || score.number > settings.scale->max))
    return {Field::score,
            reason("OUTSIDE_SCALE",
                   number_key(score.number) + " (" + number_key(settings.scale->min) + "–" +
                       number_key(settings.scale->max) + ")")};
  return {};
}

RowFault check_span(const Values& values) {
  const Value& kind = at(values, Field::subject_kind);
  const bool all = kind.present && kind.word == KINERJA_SUBJECT_ALL;
  if (!all && !at(values, Field::subject).present) return {Field::subject, "EMPTY_CELL"};
  const Value& from = at(values, Field::from);
  const Value& to = at(values, Field::to);
  const bool clocks = from.time_ms >= 0 && to.time_ms >= 0;
  if (from.day > to.day || (clocks && from.day == to.day && from.time_ms >= to.time_ms))
    return {Field::to, reason("DAYS_REVERSED", from.text + " > " + to.text)};
  return {};
}

}  // namespace

RowFault check_row(const Settings& settings, Values& values) {
  switch (settings.record) {
    case RecordKind::people:
      return check_days(values, Field::from_day, Field::to_day);
    case RecordKind::goals:
      return check_goal(values);
    case RecordKind::measures:
      return check_measure(values);
    case RecordKind::ratings:
      return check_rating(settings, values);
    case RecordKind::events:
      if (!at(values, Field::subject).present && !at(values, Field::pin).present)
        return {Field::subject, "EMPTY_CELL"};
      return {};
    case RecordKind::spans:
      return check_span(values);
  }
  return {};
}

}  // namespace kinerja::tables
