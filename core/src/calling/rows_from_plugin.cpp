#include "calling/rows_from_plugin.hpp"

#include <kinerja/core/calling.hpp>
#include <kinerja/core/utf8.hpp>

#include "calling/columns.hpp"
#include "calling/row_checks.hpp"
#include "calling/row_copies.hpp"

namespace kinerja {
namespace {

constexpr std::size_t max_attributes = 256;  // of one person
constexpr std::uint8_t person = KINERJA_SUBJECT_PERSON;

Error misbehaves(std::string_view what) {
  return fail(Errc::plugin_failed,
              text("plugin memberi kolom \"{}\" yang rusak; laporkan kepada pembuatnya",
                   "the plugin gave a broken column \"{}\"; tell its author",
                   {what}));
}

// The frame that all kinds share: `texts` are the text columns with their names, `check` runs over
// the rules of the kind, and `copy` copies the columns of all rows or of a good one.
template <class Kind, class From, class Check, class Copy>
Result<CopiedRows<Kind>> copy_kind(
    const From& from,
    std::initializer_list<std::pair<const char*, kinerja_strs>> texts,
    Check&& check,
    Copy&& copy) {
  CopiedRows<Kind> out;
  if (from.struct_size < sizeof(From)) return misbehaves("struct_size");
  if (from.n > max_rows_per_emit) return misbehaves("n");
  if (from.n > 0 && from.origin == nullptr) return misbehaves("origin");
  for (const auto& [name, column] : texts)
    if (!well_formed(column, from.n)) return misbehaves(name);
  out.rows.input = printable(view_of(from.input), max_raw_bytes);
  const auto copy_to = [&](const auto& copier) {
    copier.texts(out.rows.key, from.key);
    copier.numbers(out.rows.origin, from.origin);
    copy(copier, out.rows);
  };
  // Those that have columns to be told apart by need no key.
  const bool keyed =
      from.key.begin != nullptr || std::is_same_v<Kind, Events> || std::is_same_v<Kind, Spans>;
  const kinerja_strs& named_by = keyed ? from.key : (texts.begin() + 1)->second;
  RowSuspects suspects(from.n);
  check(suspects.words("key", from.key, keyed));
  if (!suspects.any()) {
    copy_to(CopyAll{from.n});
    return out;
  }
  for (std::uint32_t i = 0; i < from.n; ++i) {
    if (suspects[i]) {
      RowCheck row(i);
      check(row.words("key", from.key, keyed));
      if (std::optional<RowRefusal> refusal = row.done()) {
        out.refused.push_back({"",
                               out.rows.input,
                               from.origin[i],
                               refusal->column,
                               printable(text_at(named_by, i), max_raw_bytes),
                               refusal->reason.id,
                               refusal->reason.en});
        continue;
      }
    }
    copy_to(CopyRow{i});
  }
  return out;
}

// The texts of a column from `first` on.
kinerja_strs texts_from(kinerja_strs texts, std::uint32_t first) {
  if (texts.begin == nullptr) return texts;
  texts.begin += first;
  texts.end += first;
  return texts;
}

bool attributes_well_formed(const kinerja_people& from) {
  if (from.attr_begin == nullptr) return true;
  for (std::uint32_t i = 0; i < from.n; ++i)
    if (from.attr_begin[i] > from.attr_begin[i + 1] ||
        from.attr_begin[i + 1] - from.attr_begin[i] > max_attributes)
      return false;
  const std::uint32_t count = from.attr_begin[from.n];
  if (!well_formed(from.attr_name, count) || !well_formed(from.attr_value, count)) return false;
  for (std::uint32_t k = 0; k < count; ++k)
    if (!valid_utf8(text_at(from.attr_name, k)) || !valid_utf8(text_at(from.attr_value, k)))
      return false;
  return true;
}

void copy_attributes(const CopyAll& copier, const kinerja_people& from, People& to) {
  if (from.attr_begin == nullptr) return to.attr_begin.append(copier.n, to.attr_begin.back());
  const std::uint32_t first = from.attr_begin[0];
  const std::uint32_t count = from.attr_begin[copier.n] - first;
  to.attr_name.append(texts_from(from.attr_name, first), count);
  to.attr_value.append(texts_from(from.attr_value, first), count);
  for (std::uint32_t i = 1; i <= copier.n; ++i) to.attr_begin.push_back(from.attr_begin[i] - first);
}

void copy_attributes(const CopyRow& copier, const kinerja_people& from, People& to) {
  if (from.attr_begin != nullptr) {
    for (std::uint32_t k = from.attr_begin[copier.row]; k < from.attr_begin[copier.row + 1]; ++k) {
      to.attr_name.push_back(text_at(from.attr_name, k));
      to.attr_value.push_back(text_at(from.attr_value, k));
    }
  }
  to.attr_begin.push_back(static_cast<std::uint32_t>(to.attr_name.size()));
}

bool names_aspects(const kinerja_sheets& from) {
  for (std::uint32_t k = 0; k < from.aspects_len; ++k) {
    const std::string_view name = text_at(from.aspect, k);
    if (name.empty() || name.size() > max_text_bytes || !valid_utf8(name)) return false;
    for (std::uint32_t j = 0; j < k; ++j)
      if (text_at(from.aspect, j) == name) return false;
  }
  return true;
}

}  // namespace

Result<CopiedRows<People>> copy_rows(const kinerja_people& from) {
  if (from.struct_size >= sizeof(from) && !attributes_well_formed(from))
    return misbehaves("attributes");
  return copy_kind<People>(
      from,
      {{"key", from.key},
       {"employee", from.employee},
       {"name", from.name},
       {"unit", from.unit},
       {"position", from.position},
       {"superior", from.superior}},
      [&](auto& row) {
        row.employee("employee", from.employee)
            .words("name", from.name)
            .words("unit", from.unit, true)
            .words("position", from.position)
            .words("superior", from.superior)
            .days("from_day", from.from_day, from.to_day);
      },
      [&](const auto& copier, People& to) {
        copier.texts(to.employee, from.employee);
        copier.texts(to.name, from.name);
        copier.texts(to.unit, from.unit);
        copier.texts(to.position, from.position);
        copier.texts(to.superior, from.superior);
        copier.numbers(to.from_day, from.from_day, KINERJA_NO_DAY);
        copier.numbers(to.to_day, from.to_day, KINERJA_NO_DAY);
        copy_attributes(copier, from, to);
      });
}

Result<CopiedRows<Goals>> copy_rows(const kinerja_goals& from) {
  if (from.struct_size >= sizeof(from) && from.n > 0 &&
      (from.flags == nullptr || from.target == nullptr))
    return misbehaves("target");
  return copy_kind<Goals>(
      from,
      {{"key", from.key},
       {"employee", from.employee},
       {"title", from.title},
       {"parent", from.parent},
       {"indicator", from.indicator},
       {"aspect", from.aspect},
       {"subject", from.subject},
       {"unit_of_measure", from.unit_of_measure}},
      [&](auto& row) {
        row.employee("employee", from.employee)
            .words("title", from.title)
            .words("parent", from.parent)
            .words("indicator", from.indicator, true)
            .words("aspect", from.aspect)
            .words("subject", from.subject)
            .words("unit_of_measure", from.unit_of_measure)
            .code("subject_kind", from.subject_kind, KINERJA_SUBJECT_ALL)
            .code("direction", from.direction, KINERJA_RANGE_IS_BEST)
            .code("kind", from.kind, KINERJA_GOAL_ADDITIONAL)
            .code("aggregate", from.aggregate, KINERJA_AGGREGATE_MAX)
            .number("target", from.target)
            .number("target_high", from.target_high)
            .range("target_high", from.flags, from.target, from.target_high)
            .number("weight", from.weight, 0)
            .number("share", from.share, 0, 1);
      },
      [&](const auto& copier, Goals& to) {
        copier.texts(to.employee, from.employee);
        copier.texts(to.title, from.title);
        copier.texts(to.parent, from.parent);
        copier.texts(to.indicator, from.indicator);
        copier.texts(to.aspect, from.aspect);
        copier.texts(to.subject, from.subject);
        copier.texts(to.unit_of_measure, from.unit_of_measure);
        copier.numbers(to.subject_kind, from.subject_kind, person);
        copier.numbers(to.direction, from.direction, std::uint8_t{KINERJA_MORE_IS_BETTER});
        copier.numbers(to.kind, from.kind, std::uint8_t{KINERJA_GOAL_MAIN});
        copier.numbers(to.aggregate, from.aggregate, std::uint8_t{KINERJA_AGGREGATE_SUM});
        copier.numbers(to.flags, from.flags);
        copier.numbers(to.target, from.target);
        copier.numbers(to.target_high, from.target_high);
        copier.numbers(to.weight, from.weight, 1.0);
        copier.numbers(to.share, from.share, 1.0);
      });
}

Result<CopiedRows<Measures>> copy_rows(const kinerja_measures& from) {
  if (from.struct_size >= sizeof(from) && from.n > 0 &&
      (from.from_day == nullptr || from.to_day == nullptr || from.value == nullptr))
    return misbehaves("value");
  return copy_kind<Measures>(
      from,
      {{"key", from.key},
       {"subject", from.subject},
       {"indicator", from.indicator},
       {"evidence", from.evidence}},
      [&](auto& row) {
        row.words("subject", from.subject, true)
            .words("indicator", from.indicator, true)
            .words("evidence", from.evidence)
            .code("subject_kind", from.subject_kind, KINERJA_SUBJECT_ALL)
            .given("from_day", from.from_day)
            .given("to_day", from.to_day)
            .days("from_day", from.from_day, from.to_day)
            .number("value", from.value);
      },
      [&](const auto& copier, Measures& to) {
        copier.texts(to.subject, from.subject);
        copier.texts(to.indicator, from.indicator);
        copier.texts(to.evidence, from.evidence);
        copier.numbers(to.subject_kind, from.subject_kind, person);
        copier.numbers(to.quality, from.quality);
        copier.numbers(to.from_day, from.from_day);
        copier.numbers(to.to_day, from.to_day);
        copier.numbers(to.value, from.value);
        copier.numbers(to.observed_ms, from.observed_ms);
      });
}

Result<CopiedRows<Ratings>> copy_rows(const kinerja_ratings& from) {
  if (from.struct_size >= sizeof(from) && from.n > 0 &&
      (from.role == nullptr || from.flags == nullptr || from.score == nullptr))
    return misbehaves("score");
  return copy_kind<Ratings>(
      from,
      {{"key", from.key},
       {"ratee", from.ratee},
       {"rater", from.rater},
       {"aspect", from.aspect},
       {"comment", from.comment}},
      [&](auto& row) {
        row.words("ratee", from.ratee, true)
            .words("rater", from.rater, true)
            .words("aspect", from.aspect, true)
            .words("comment", from.comment)
            .code("ratee_kind", from.ratee_kind, KINERJA_SUBJECT_ALL)
            .code("role", from.role, KINERJA_ROLE_PUBLIC)
            .code("state", from.state, KINERJA_RATING_WITHDRAWN)
            .number("score", from.score);
      },
      [&](const auto& copier, Ratings& to) {
        copier.texts(to.ratee, from.ratee);
        copier.texts(to.rater, from.rater);
        copier.texts(to.aspect, from.aspect);
        copier.texts(to.comment, from.comment);
        copier.numbers(to.ratee_kind, from.ratee_kind, person);
        copier.numbers(to.role, from.role);
        copier.numbers(to.state, from.state, std::uint8_t{KINERJA_RATING_SUBMITTED});
        copier.numbers(to.flags, from.flags);
        copier.numbers(to.score, from.score);
        copier.numbers(to.day, from.day, KINERJA_NO_DAY);
      });
}

Result<CopiedRows<Sheets>> copy_rows(const kinerja_sheets& from) {
  if (from.struct_size >= sizeof(from)) {
    if (from.aspects_len > KINERJA_SHEET_ASPECTS_MAX ||
        !well_formed(from.aspect, from.aspects_len) || !names_aspects(from))
      return misbehaves("aspect");
    if (from.n > 0 && (from.role == nullptr || (from.score == nullptr && from.aspects_len > 0)))
      return misbehaves("score");
  }
  auto copied = copy_kind<Sheets>(
      from,
      {{"key", from.key}, {"ratee", from.ratee}, {"rater", from.rater}, {"comment", from.comment}},
      [&](auto& row) {
        row.words("ratee", from.ratee, true)
            .words("rater", from.rater, true)
            .words("comment", from.comment)
            .code("ratee_kind", from.ratee_kind, KINERJA_SUBJECT_ALL)
            .code("role", from.role, KINERJA_ROLE_PUBLIC)
            .code("state", from.state, KINERJA_RATING_WITHDRAWN)
            .given_or_finite("score", from.score, from.aspects_len);
      },
      [&](const auto& copier, Sheets& to) {
        copier.texts(to.ratee, from.ratee);
        copier.texts(to.rater, from.rater);
        copier.texts(to.comment, from.comment);
        copier.numbers(to.ratee_kind, from.ratee_kind, person);
        copier.numbers(to.role, from.role);
        copier.numbers(to.state, from.state, std::uint8_t{KINERJA_RATING_SUBMITTED});
        copier.numbers(to.day, from.day, KINERJA_NO_DAY);
        copier.scores(to.score, from.score, from.aspects_len);
      });
  if (copied) copied->rows.aspect.append(from.aspect, from.aspects_len);
  return copied;
}

Result<CopiedRows<Events>> copy_rows(const kinerja_events& from) {
  if (from.struct_size >= sizeof(from) && from.n > 0 && from.local_ms == nullptr)
    return misbehaves("local_ms");
  return copy_kind<Events>(
      from,
      {{"key", from.key},
       {"subject", from.subject},
       {"pin", from.pin},
       {"device", from.device},
       {"zone", from.zone},
       {"kind", from.kind},
       {"text", from.text},
       {"about", from.about},
       {"state", from.state}},
      [&](auto& row) {
        row.words("subject", from.subject)
            .words("pin", from.pin)
            .words("device", from.device)
            .words("zone", from.zone)
            .words("kind", from.kind, true)
            .words("text", from.text)
            .words("about", from.about)
            .words("state", from.state)
            .code("subject_kind", from.subject_kind, KINERJA_SUBJECT_ALL)
            .number("number", from.number);
      },
      [&](const auto& copier, Events& to) {
        copier.texts(to.subject, from.subject);
        copier.texts(to.pin, from.pin);
        copier.texts(to.device, from.device);
        copier.texts(to.zone, from.zone);
        copier.texts(to.kind, from.kind);
        copier.texts(to.text, from.text);
        copier.numbers(to.subject_kind, from.subject_kind, person);
        copier.numbers(to.local_ms, from.local_ms);
        copier.numbers(to.number, from.number);
        copier.texts(to.about, from.about);
        copier.texts(to.state, from.state);
      });
}

Result<CopiedRows<Spans>> copy_rows(const kinerja_spans& from) {
  if (from.struct_size >= sizeof(from) && from.n > 0 &&
      (from.from_ms == nullptr || from.to_ms == nullptr))
    return misbehaves("from_ms");
  return copy_kind<Spans>(
      from,
      {{"key", from.key},
       {"subject", from.subject},
       {"zone", from.zone},
       {"kind", from.kind},
       {"text", from.text}},
      [&](auto& row) {
        row.words("subject", from.subject)
            .words("zone", from.zone)
            .words("kind", from.kind, true)
            .words("text", from.text)
            .code("subject_kind", from.subject_kind, KINERJA_SUBJECT_ALL)
            .ascending("to_ms", from.from_ms, from.to_ms);
      },
      [&](const auto& copier, Spans& to) {
        copier.texts(to.subject, from.subject);
        copier.texts(to.zone, from.zone);
        copier.texts(to.kind, from.kind);
        copier.texts(to.text, from.text);
        copier.numbers(to.subject_kind, from.subject_kind, person);
        copier.numbers(to.from_ms, from.from_ms);
        copier.numbers(to.to_ms, from.to_ms);
      });
}

}  // namespace kinerja
