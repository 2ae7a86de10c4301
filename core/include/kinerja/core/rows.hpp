#pragma once

#include <kinerja/core/columns.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <type_traits>
#include <variant>
#include <vector>

namespace kinerja {

/// The host's own copies of the seven kinds of rows; members mean what <kinerja/rows.h> says.
/// Optional columns are filled with their defaults. Every column has size() entries, but for
/// `attr_begin` (size() + 1), the attributes that it cuts, and what Sheets says.
struct People {
  std::string input;
  TextColumn key, employee, name, unit, position, superior, attr_name, attr_value;
  Column<std::uint32_t> origin, attr_begin = {0};
  Column<std::int32_t> from_day, to_day;
  std::size_t size() const { return key.size(); }
};

struct Goals {
  std::string input;
  TextColumn key, employee, title, parent, indicator, aspect, subject, unit_of_measure;
  Column<std::uint32_t> origin;
  Column<std::uint8_t> subject_kind, direction, kind, aggregate, flags;
  Column<double> target, target_high, weight, share;
  std::size_t size() const { return key.size(); }
};

struct Measures {
  std::string input;
  TextColumn key, subject, indicator, evidence;
  Column<std::uint32_t> origin;
  Column<std::uint8_t> subject_kind;
  Column<std::uint16_t> quality;
  Column<std::int32_t> from_day, to_day;
  Column<double> value;
  Column<std::int64_t> observed_ms;
  std::size_t size() const { return key.size(); }
};

struct Ratings {
  std::string input;
  TextColumn key, ratee, rater, aspect, comment;
  Column<std::uint32_t> origin;
  Column<std::uint8_t> ratee_kind, role, state, flags;
  Column<double> score;
  Column<std::int32_t> day;
  std::size_t size() const { return key.size(); }
};

/// Sheets of ratings. `aspect` and `score` have a length of their own: score k of sheet i is
/// score[i * aspect.size() + k], NaN where none was given.
struct Sheets {
  std::string input;
  TextColumn key, ratee, rater, comment, aspect;
  Column<std::uint32_t> origin;
  Column<std::uint8_t> ratee_kind, role, state;
  Column<std::int32_t> day;
  std::vector<double> score;
  std::size_t size() const { return key.size(); }
};

struct Events {
  std::string input;
  TextColumn key, subject, pin, device, zone, kind, text, about, state;
  Column<std::uint32_t> origin;
  Column<std::uint8_t> subject_kind;
  Column<std::int64_t> local_ms;
  Column<double> number;
  std::size_t size() const { return key.size(); }
};

struct Spans {
  std::string input;
  TextColumn key, subject, zone, kind, text;
  Column<std::uint32_t> origin;
  Column<std::uint8_t> subject_kind;
  Column<std::int64_t> from_ms, to_ms;
  std::size_t size() const { return key.size(); }
};

/// One batch of rows of one kind, as a source brought it. The index is the kind in storage, so the
/// order never changes.
using Rows = std::variant<People, Goals, Measures, Ratings, Events, Spans, Sheets>;

inline std::size_t size_of(const Rows& rows) {
  return std::visit([](const auto& kind) { return kind.size(); }, rows);
}

/// Calls `each(name, column)` for every column, in the fixed order in which columns are stored and
/// hashed. Works on const and non-const rows alike.
template <class PeopleLike, class Each>
requires std::is_same_v<std::remove_cvref_t<PeopleLike>, People>
void for_each_column(PeopleLike&& r, Each&& each) {
  each("key", r.key), each("origin", r.origin), each("employee", r.employee), each("name", r.name);
  each("unit", r.unit), each("position", r.position), each("superior", r.superior);
  each("from_day", r.from_day), each("to_day", r.to_day), each("attr_begin", r.attr_begin);
  each("attr_name", r.attr_name), each("attr_value", r.attr_value);
}
template <class GoalsLike, class Each>
requires std::is_same_v<std::remove_cvref_t<GoalsLike>, Goals>
void for_each_column(GoalsLike&& r, Each&& each) {
  each("key", r.key), each("origin", r.origin), each("employee", r.employee);
  each("title", r.title), each("parent", r.parent), each("indicator", r.indicator);
  each("aspect", r.aspect), each("subject", r.subject), each("unit_of_measure", r.unit_of_measure);
  each("subject_kind", r.subject_kind), each("direction", r.direction), each("kind", r.kind);
  each("aggregate", r.aggregate), each("flags", r.flags), each("target", r.target);
  each("target_high", r.target_high), each("weight", r.weight), each("share", r.share);
}
template <class MeasuresLike, class Each>
requires std::is_same_v<std::remove_cvref_t<MeasuresLike>, Measures>
void for_each_column(MeasuresLike&& r, Each&& each) {
  each("key", r.key), each("origin", r.origin), each("subject", r.subject);
  each("indicator", r.indicator), each("evidence", r.evidence);
  each("subject_kind", r.subject_kind), each("quality", r.quality);
  each("from_day", r.from_day), each("to_day", r.to_day), each("value", r.value);
  each("observed_ms", r.observed_ms);
}
template <class RatingsLike, class Each>
requires std::is_same_v<std::remove_cvref_t<RatingsLike>, Ratings>
void for_each_column(RatingsLike&& r, Each&& each) {
  each("key", r.key), each("origin", r.origin), each("ratee", r.ratee), each("rater", r.rater);
  each("aspect", r.aspect), each("comment", r.comment), each("ratee_kind", r.ratee_kind);
  each("role", r.role), each("state", r.state), each("flags", r.flags), each("score", r.score);
  each("day", r.day);
}
template <class EventsLike, class Each>
requires std::is_same_v<std::remove_cvref_t<EventsLike>, Events>
void for_each_column(EventsLike&& r, Each&& each) {
  each("key", r.key), each("origin", r.origin), each("subject", r.subject), each("pin", r.pin);
  each("device", r.device), each("zone", r.zone), each("kind", r.kind), each("text", r.text);
  each("subject_kind", r.subject_kind), each("local_ms", r.local_ms), each("number", r.number);
  each("about", r.about), each("state", r.state);
}
template <class SpansLike, class Each>
requires std::is_same_v<std::remove_cvref_t<SpansLike>, Spans>
void for_each_column(SpansLike&& r, Each&& each) {
  each("key", r.key), each("origin", r.origin), each("subject", r.subject), each("zone", r.zone);
  each("kind", r.kind), each("text", r.text), each("subject_kind", r.subject_kind);
  each("from_ms", r.from_ms), each("to_ms", r.to_ms);
}

template <class SheetsLike, class Each>
requires std::is_same_v<std::remove_cvref_t<SheetsLike>, Sheets>
void for_each_column(SheetsLike&& r, Each&& each) {
  each("key", r.key), each("origin", r.origin), each("ratee", r.ratee), each("rater", r.rater);
  each("comment", r.comment), each("ratee_kind", r.ratee_kind), each("role", r.role);
  each("state", r.state), each("day", r.day), each("aspect", r.aspect), each("score", r.score);
}

/// A row that could not be used.
struct Quarantined {
  std::string source;  // name in the cycle file
  std::string input;
  std::uint32_t origin = 0;  // line, counted from 1
  std::string column;
  std::string raw;
  std::string reason_id;  // the reason in Indonesian
  std::string reason_en;
};

}  // namespace kinerja
