// One file, though a long one: the seven kinds are the same frame with other columns, and are read
// side by side.
#include "calling/rows_from_plugin.hpp"

#include <kinerja/core/calling.hpp>
#include <kinerja/core/utf8.hpp>

#include "calling/columns.hpp"

#include <cmath>
#include <optional>

namespace kinerja {
namespace {

constexpr std::size_t max_employee_bytes = 64;
constexpr std::size_t max_text_bytes = 65'536;
constexpr std::size_t max_attributes = 256;  // of one person
constexpr std::int32_t max_day = 2'932'896;  // 9999-12-31

// The reason why a row is refused, and the column that it lies in.
struct Refusal {
  const char* column;
  Text reason;
};
using Checked = std::optional<Refusal>;

// Runs the checks of one row in order and keeps the first refusal.
class RowCheck {
 public:
  explicit RowCheck(std::uint32_t row) : row_(row) {}

  RowCheck& words(const char* column, const kinerja_strs& texts, bool needed = false) {
    if (refusal_) return *this;
    const std::string_view words = text_at(texts, row_);
    if (needed && words.empty())
      refuse(column, text("kolom ini wajib diisi", "this column must not be empty"));
    else if (words.size() > max_text_bytes)
      refuse(column, text("teks terlalu panjang", "the text is too long"));
    else if (!valid_utf8(words))
      refuse(column, text("teks bukan UTF-8", "the text is not UTF-8"));
    return *this;
  }

  RowCheck& employee(const char* column, const kinerja_strs& texts) {
    words(column, texts, true);
    if (!refusal_ && text_at(texts, row_).size() > max_employee_bytes)
      refuse(column,
             text("nomor pegawai lebih dari {} huruf",
                  "the employee number is longer than {} bytes",
                  {static_cast<int>(max_employee_bytes)}));
    return *this;
  }

  RowCheck& number(const char* column,
                   const double* values,
                   double low = -HUGE_VAL,
                   double high = HUGE_VAL) {
    if (refusal_ || values == nullptr) return *this;
    const double value = values[row_];
    if (!std::isfinite(value))
      refuse(column, text("bukan bilangan biasa", "not a finite number"));
    else if (value < low || value > high)
      refuse(column,
             text("{} di luar batas {} sampai {}",
                  "{} is outside {} to {}",
                  {value, low, std::isinf(high) ? TextArg("~") : TextArg(high)}));
    return *this;
  }

  // `n` numbers of the row, each finite or not given (NaN).
  RowCheck& given_or_finite(const char* column, const double* values, std::uint32_t n) {
    for (std::uint32_t k = 0; k < n && !refusal_; ++k)
      if (std::isinf(values[std::size_t{row_} * n + k]))
        refuse(column, text("bukan bilangan biasa", "not a finite number"));
    return *this;
  }

  template <class Code>
  RowCheck& code(const char* column, const Code* codes, int highest) {
    if (!refusal_ && codes != nullptr && static_cast<int>(codes[row_]) > highest)
      refuse(column,
             text("kode {} tidak dikenal", "code {} is unknown", {static_cast<int>(codes[row_])}));
    return *this;
  }

  RowCheck& days(const char* column, std::int32_t from, std::int32_t to) {
    if (refusal_) return *this;
    if ((from != KINERJA_NO_DAY && (from < -max_day || from > max_day)) || to > max_day)
      refuse(column, text("tanggal di luar kalender", "the date is outside the calendar"));
    else if (from != KINERJA_NO_DAY && to != KINERJA_NO_DAY && from > to)
      refuse(column, text("tanggal awal setelah tanggal akhir", "the first day is after the last"));
    return *this;
  }

  RowCheck& given(const char* column, std::int32_t day) {
    if (!refusal_ && day == KINERJA_NO_DAY)
      refuse(column, text("kolom ini wajib diisi", "this column must not be empty"));
    return *this;
  }

  RowCheck& order(const char* column, bool holds) {
    if (!refusal_ && !holds)
      refuse(column, text("batas bawah di atas batas atas", "the lower end is above the upper"));
    return *this;
  }

  Checked done() { return std::move(refusal_); }

 private:
  void refuse(const char* column, Text reason) { refusal_ = Refusal{column, std::move(reason)}; }

  std::uint32_t row_;
  Checked refusal_;
};

Error misbehaves(std::string_view what) {
  return fail(Errc::plugin_failed,
              text("plugin memberi kolom \"{}\" yang rusak; laporkan kepada pembuatnya",
                   "the plugin gave a broken column \"{}\"; tell its author",
                   {what}));
}

template <class T>
T value_at(const T* column, std::uint32_t i, T otherwise) {
  return column == nullptr ? otherwise : column[i];
}

// The frame that all kinds share: `strs` are the text columns with their names, `check` refuses a
// row, `add` copies a good one.
template <class Kind, class From, class Check, class Add>
Result<CopiedRows<Kind>> copy(const From& from,
                              std::initializer_list<std::pair<const char*, kinerja_strs>> texts,
                              Check&& check,
                              Add&& add) {
  CopiedRows<Kind> out;
  if (from.struct_size < sizeof(From)) return misbehaves("struct_size");
  if (from.n > max_rows_per_emit) return misbehaves("n");
  if (from.n > 0 && from.origin == nullptr) return misbehaves("origin");
  for (const auto& [name, column] : texts)
    if (!well_formed(column, from.n)) return misbehaves(name);
  out.rows.input = printable(view_of(from.input), max_raw_bytes);
  for (std::uint32_t i = 0; i < from.n; ++i) {
    RowCheck row(i);
    row.words("key", from.key, true);
    if (Checked refusal = check(row, i).done()) {
      out.refused.push_back({"",
                             out.rows.input,
                             from.origin[i],
                             refusal->column,
                             printable(text_at(from.key, i), max_raw_bytes),
                             refusal->reason.id,
                             refusal->reason.en});
      continue;
    }
    out.rows.key.push_back(text_at(from.key, i));
    out.rows.origin.push_back(from.origin[i]);
    add(out.rows, i);
  }
  return out;
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
  return copy<People>(
      from,
      {{"key", from.key},
       {"employee", from.employee},
       {"name", from.name},
       {"unit", from.unit},
       {"position", from.position},
       {"superior", from.superior}},
      [&](RowCheck& row, std::uint32_t i) -> RowCheck& {
        return row.employee("employee", from.employee)
            .words("name", from.name)
            .words("unit", from.unit, true)
            .words("position", from.position)
            .words("superior", from.superior)
            .days("from_day",
                  value_at(from.from_day, i, KINERJA_NO_DAY),
                  value_at(from.to_day, i, KINERJA_NO_DAY));
      },
      [&](People& to, std::uint32_t i) {
        to.employee.push_back(text_at(from.employee, i));
        to.name.push_back(text_at(from.name, i));
        to.unit.push_back(text_at(from.unit, i));
        to.position.push_back(text_at(from.position, i));
        to.superior.push_back(text_at(from.superior, i));
        to.from_day.push_back(value_at(from.from_day, i, KINERJA_NO_DAY));
        to.to_day.push_back(value_at(from.to_day, i, KINERJA_NO_DAY));
        if (from.attr_begin != nullptr) {
          for (std::uint32_t k = from.attr_begin[i]; k < from.attr_begin[i + 1]; ++k) {
            to.attr_name.push_back(text_at(from.attr_name, k));
            to.attr_value.push_back(text_at(from.attr_value, k));
          }
        }
        to.attr_begin.push_back(static_cast<std::uint32_t>(to.attr_name.size()));
      });
}

Result<CopiedRows<Goals>> copy_rows(const kinerja_goals& from) {
  if (from.struct_size >= sizeof(from) && from.n > 0 &&
      (from.flags == nullptr || from.target == nullptr))
    return misbehaves("target");
  return copy<Goals>(
      from,
      {{"key", from.key},
       {"employee", from.employee},
       {"title", from.title},
       {"parent", from.parent},
       {"indicator", from.indicator},
       {"aspect", from.aspect},
       {"subject", from.subject},
       {"unit_of_measure", from.unit_of_measure}},
      [&](RowCheck& row, std::uint32_t i) -> RowCheck& {
        const bool range = (from.flags[i] & KINERJA_GOAL_HAS_TARGET_HIGH) != 0;
        return row.employee("employee", from.employee)
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
            .order("target_high",
                   !range || (from.target_high != nullptr && from.target[i] <= from.target_high[i]))
            .number("weight", from.weight, 0)
            .number("share", from.share, 0, 1);
      },
      [&](Goals& to, std::uint32_t i) {
        to.employee.push_back(text_at(from.employee, i));
        to.title.push_back(text_at(from.title, i));
        to.parent.push_back(text_at(from.parent, i));
        to.indicator.push_back(text_at(from.indicator, i));
        to.aspect.push_back(text_at(from.aspect, i));
        to.subject.push_back(text_at(from.subject, i));
        to.unit_of_measure.push_back(text_at(from.unit_of_measure, i));
        to.subject_kind.push_back(
            value_at<std::uint8_t>(from.subject_kind, i, KINERJA_SUBJECT_PERSON));
        to.direction.push_back(value_at<std::uint8_t>(from.direction, i, KINERJA_MORE_IS_BETTER));
        to.kind.push_back(value_at<std::uint8_t>(from.kind, i, KINERJA_GOAL_MAIN));
        to.aggregate.push_back(value_at<std::uint8_t>(from.aggregate, i, KINERJA_AGGREGATE_SUM));
        to.flags.push_back(from.flags[i]);
        to.target.push_back(from.target[i]);
        to.target_high.push_back(value_at(from.target_high, i, 0.0));
        to.weight.push_back(value_at(from.weight, i, 1.0));
        to.share.push_back(value_at(from.share, i, 1.0));
      });
}

Result<CopiedRows<Measures>> copy_rows(const kinerja_measures& from) {
  if (from.struct_size >= sizeof(from) && from.n > 0 &&
      (from.from_day == nullptr || from.to_day == nullptr || from.value == nullptr))
    return misbehaves("value");
  return copy<Measures>(
      from,
      {{"key", from.key},
       {"subject", from.subject},
       {"indicator", from.indicator},
       {"evidence", from.evidence}},
      [&](RowCheck& row, std::uint32_t i) -> RowCheck& {
        return row.words("subject", from.subject, true)
            .words("indicator", from.indicator, true)
            .words("evidence", from.evidence)
            .code("subject_kind", from.subject_kind, KINERJA_SUBJECT_ALL)
            .given("from_day", from.from_day[i])
            .given("to_day", from.to_day[i])
            .days("from_day", from.from_day[i], from.to_day[i])
            .number("value", from.value);
      },
      [&](Measures& to, std::uint32_t i) {
        to.subject.push_back(text_at(from.subject, i));
        to.indicator.push_back(text_at(from.indicator, i));
        to.evidence.push_back(text_at(from.evidence, i));
        to.subject_kind.push_back(
            value_at<std::uint8_t>(from.subject_kind, i, KINERJA_SUBJECT_PERSON));
        to.quality.push_back(value_at<std::uint16_t>(from.quality, i, 0));
        to.from_day.push_back(from.from_day[i]);
        to.to_day.push_back(from.to_day[i]);
        to.value.push_back(from.value[i]);
        to.observed_ms.push_back(value_at<std::int64_t>(from.observed_ms, i, 0));
      });
}

Result<CopiedRows<Ratings>> copy_rows(const kinerja_ratings& from) {
  if (from.struct_size >= sizeof(from) && from.n > 0 &&
      (from.role == nullptr || from.flags == nullptr || from.score == nullptr))
    return misbehaves("score");
  return copy<Ratings>(
      from,
      {{"key", from.key},
       {"ratee", from.ratee},
       {"rater", from.rater},
       {"aspect", from.aspect},
       {"comment", from.comment}},
      [&](RowCheck& row, std::uint32_t) -> RowCheck& {
        return row.words("ratee", from.ratee, true)
            .words("rater", from.rater, true)
            .words("aspect", from.aspect, true)
            .words("comment", from.comment)
            .code("ratee_kind", from.ratee_kind, KINERJA_SUBJECT_ALL)
            .code("role", from.role, KINERJA_ROLE_PUBLIC)
            .code("state", from.state, KINERJA_RATING_WITHDRAWN)
            .number("score", from.score);
      },
      [&](Ratings& to, std::uint32_t i) {
        to.ratee.push_back(text_at(from.ratee, i));
        to.rater.push_back(text_at(from.rater, i));
        to.aspect.push_back(text_at(from.aspect, i));
        to.comment.push_back(text_at(from.comment, i));
        to.ratee_kind.push_back(value_at<std::uint8_t>(from.ratee_kind, i, KINERJA_SUBJECT_PERSON));
        to.role.push_back(from.role[i]);
        to.state.push_back(value_at<std::uint8_t>(from.state, i, KINERJA_RATING_SUBMITTED));
        to.flags.push_back(from.flags[i]);
        to.score.push_back(from.score[i]);
        to.day.push_back(value_at(from.day, i, KINERJA_NO_DAY));
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
  auto copied = copy<Sheets>(
      from,
      {{"key", from.key}, {"ratee", from.ratee}, {"rater", from.rater}, {"comment", from.comment}},
      [&](RowCheck& row, std::uint32_t) -> RowCheck& {
        return row.words("ratee", from.ratee, true)
            .words("rater", from.rater, true)
            .words("comment", from.comment)
            .code("ratee_kind", from.ratee_kind, KINERJA_SUBJECT_ALL)
            .code("role", from.role, KINERJA_ROLE_PUBLIC)
            .code("state", from.state, KINERJA_RATING_WITHDRAWN)
            .given_or_finite("score", from.score, from.aspects_len);
      },
      [&](Sheets& to, std::uint32_t i) {
        to.ratee.push_back(text_at(from.ratee, i));
        to.rater.push_back(text_at(from.rater, i));
        to.comment.push_back(text_at(from.comment, i));
        to.ratee_kind.push_back(value_at<std::uint8_t>(from.ratee_kind, i, KINERJA_SUBJECT_PERSON));
        to.role.push_back(from.role[i]);
        to.state.push_back(value_at<std::uint8_t>(from.state, i, KINERJA_RATING_SUBMITTED));
        to.day.push_back(value_at(from.day, i, KINERJA_NO_DAY));
        const double* const scores = from.score + std::size_t{i} * from.aspects_len;
        to.score.insert(to.score.end(), scores, scores + from.aspects_len);
      });
  if (copied)
    for (std::uint32_t k = 0; k < from.aspects_len; ++k)
      copied->rows.aspect.push_back(text_at(from.aspect, k));
  return copied;
}

Result<CopiedRows<Events>> copy_rows(const kinerja_events& from) {
  if (from.struct_size >= sizeof(from) && from.n > 0 && from.local_ms == nullptr)
    return misbehaves("local_ms");
  return copy<Events>(
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
      [&](RowCheck& row, std::uint32_t) -> RowCheck& {
        return row.words("subject", from.subject)
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
      [&](Events& to, std::uint32_t i) {
        to.subject.push_back(text_at(from.subject, i));
        to.pin.push_back(text_at(from.pin, i));
        to.device.push_back(text_at(from.device, i));
        to.zone.push_back(text_at(from.zone, i));
        to.kind.push_back(text_at(from.kind, i));
        to.text.push_back(text_at(from.text, i));
        to.subject_kind.push_back(
            value_at<std::uint8_t>(from.subject_kind, i, KINERJA_SUBJECT_PERSON));
        to.local_ms.push_back(from.local_ms[i]);
        to.number.push_back(value_at(from.number, i, 0.0));
        to.about.push_back(text_at(from.about, i));
        to.state.push_back(text_at(from.state, i));
      });
}

Result<CopiedRows<Spans>> copy_rows(const kinerja_spans& from) {
  if (from.struct_size >= sizeof(from) && from.n > 0 &&
      (from.from_ms == nullptr || from.to_ms == nullptr))
    return misbehaves("from_ms");
  return copy<Spans>(
      from,
      {{"key", from.key},
       {"subject", from.subject},
       {"zone", from.zone},
       {"kind", from.kind},
       {"text", from.text}},
      [&](RowCheck& row, std::uint32_t i) -> RowCheck& {
        return row.words("subject", from.subject)
            .words("zone", from.zone)
            .words("kind", from.kind, true)
            .words("text", from.text)
            .code("subject_kind", from.subject_kind, KINERJA_SUBJECT_ALL)
            .order("to_ms", from.from_ms[i] < from.to_ms[i]);
      },
      [&](Spans& to, std::uint32_t i) {
        to.subject.push_back(text_at(from.subject, i));
        to.zone.push_back(text_at(from.zone, i));
        to.kind.push_back(text_at(from.kind, i));
        to.text.push_back(text_at(from.text, i));
        to.subject_kind.push_back(
            value_at<std::uint8_t>(from.subject_kind, i, KINERJA_SUBJECT_PERSON));
        to.from_ms.push_back(from.from_ms[i]);
        to.to_ms.push_back(from.to_ms[i]);
      });
}

}  // namespace kinerja
