#include "row_maker.hpp"

#include "employee_number.hpp"
#include "limits.hpp"

#include <algorithm>
#include <limits>

namespace kinerja::tables {
namespace {

// The field that says what kind of subject the row has.
constexpr Field kind_field(RecordKind record) {
  return record == RecordKind::ratings ? Field::ratee_kind : Field::subject_kind;
}

constexpr std::size_t longest_kept_cell = 256;  // that is compared with the one before

// Whether the columns that tell rows apart (K in rows.h) are what the key is made of.
bool has_own_columns(const Settings& settings) {
  return !settings.key_may_repeat &&
         std::ranges::equal(settings.key, default_key(settings.record)) &&
         settings.record != RecordKind::events && settings.record != RecordKind::spans;
}

// A record without this cell is no row, and no fault: nobody answered, nothing was measured.
bool may_be_unanswered(const FieldSpec& spec) {
  return spec.field == Field::score || spec.field == Field::value;
}

}  // namespace

RowMaker::RowMaker(const Settings& settings,
                   const ColumnForms& forms,
                   const Call& call,
                   RowWriter& writer,
                   std::string input,
                   Keys keys)
    : settings_(settings),
      forms_(forms),
      call_(call),
      writer_(writer),
      input_(std::move(input)),
      keyless_(keys == Keys::where_needed && writer.takes_keyless() && has_own_columns(settings)),
      columns_(field_columns()),
      double_sends_(settings.double_send_ms) {
  bad_constant_ = read_constants();
  if (!settings.wide) return;
  for (const NamedColumn& column : settings.wide->columns) {
    WideColumn wide{static_cast<std::size_t>(column.column), {}};
    read_value(*settings.wide->field, {column.name, CellKind::constant}, {}, wide.name);
    wide_.push_back(std::move(wide));
  }
}

// Those that every row is read from; constants are among them where their meaning depends on cells.
std::vector<RowMaker::FieldColumn> RowMaker::field_columns() const {
  const auto from_column = [&](Field field) {
    const FieldInput* input = settings_.input_of(field);
    return input != nullptr && input->column >= 0;
  };
  const bool varies = from_column(kind_field(settings_.record)) || from_column(Field::role) ||
                      from_column(Field::year);
  std::vector<FieldColumn> columns;
  for (const FieldInput& input : settings_.fields) {
    const FieldForm form = input.spec->form;
    FieldColumn one;
    one.input = &input;
    one.alone = !varies || form == FieldForm::text || form == FieldForm::employee ||
                form == FieldForm::word || form == FieldForm::day || is_number_form(form);
    if (input.column < 0 && one.alone) continue;
    one.plain_number = is_number_form(form) && one.column() < forms_.decimal.size() &&
                       (!may_be_unanswered(*input.spec) || settings_.answers.empty());
    if (form == FieldForm::rater && settings_.rater_is_number) one.alone = false;
    columns.push_back(std::move(one));
  }
  return columns;
}

// A fault of a constant makes every row bad.
RowMaker::Bad RowMaker::read_constants() {
  for (const FieldInput& input : settings_.fields) {
    if (input.column >= 0) continue;
    if (Bad bad = read_constant(input); bad.any()) return bad;
  }
  return {};
}

RowMaker::Bad RowMaker::read_constant(const FieldInput& input) {
  return {input.spec->name,
          input.constant,
          read_value(*input.spec,
                     {input.constant, CellKind::constant},
                     context_of(*input.spec, 0),
                     at(values_, input.spec->field))};
}

void RowMaker::take(const KeptRecord& record, std::string_view own_key) {
  if (!is_wanted(settings_, record)) return;
  own_key_ = own_key;
  Bad bad = read_fields(record);
  if (!bad.any()) bad = check_sent_twice(record);
  if (bad.any()) return reject(record, bad);
  read_attributes(record);
  if (settings_.makes_sheets()) return take_sheet(record);
  if (settings_.wide) return take_wide(record);
  finish_row(record, {});
}

RowMaker::Bad RowMaker::read_fields(const KeptRecord& record) {
  // check_row sets these two from a day or a month.
  if (settings_.record == RecordKind::measures)
    for (const Field field : {Field::from_day, Field::to_day})
      if (settings_.input_of(field) == nullptr) at(values_, field).present = false;
  for (FieldColumn& from : columns_) {
    if (from.input->column < 0) {
      if (Bad bad = read_constant(*from.input); bad.any()) return bad;
      continue;
    }
    const Cell& cell = record.cells[from.column()];
    if (read_quickly(from, cell)) continue;
    from.has_last = false;
    if (Bad bad = read_cell(*from.input->spec, from.column(), record); bad.any()) return bad;
    if (!from.alone || from.plain_number || cell.text.size() > longest_kept_cell) continue;
    from.has_last = true;
    from.last = cell.text;
    from.last_kind = cell.kind;
    from.known.keep(cell, at(values_, from.field()));
  }
  if (bad_constant_.any()) return bad_constant_;
  if (settings_.line_is_rater) {
    Value& rater = at(values_, Field::rater);
    rater.present = true;
    rater.text = input_ + ":" + std::to_string(record.line);
  }
  if (settings_.rater_is_number) name_rater();
  return {};
}

// Whether the field's value is there already, from the cell before, or known from an earlier one,
// or read at once.
bool RowMaker::read_quickly(FieldColumn& from, const Cell& cell) {
  if (from.plain_number)
    return read_plain_amount(
        *from.input->spec, cell, forms_.decimal[from.column()], at(values_, from.field()));
  if (from.has_last && cell.kind == from.last_kind && cell.text == from.last) return true;
  if (!from.alone) return false;
  const Value* const known = from.known.find(cell);
  if (known == nullptr) return false;
  at(values_, from.field()) = *known;
  from.has_last = true;
  from.last = cell.text;
  from.last_kind = cell.kind;
  return true;
}

// Raters who are only counted, anew for each ratee: nobody's name, and yet one for each.
void RowMaker::name_rater() {
  const std::string& ratee = at(values_, Field::ratee).text;
  const Value& role = at(values_, Field::role);
  std::string& rater = at(values_, Field::rater).text;
  const bool self = role.present && role.word == KINERJA_ROLE_SELF;
  rater = self ? ratee : ratee + "#" + rater;
}

RowMaker::Bad RowMaker::read_cell(const FieldSpec& spec,
                                  std::size_t column,
                                  const KeptRecord& record) {
  const Cell& cell = record.cells[column];
  Value& value = at(values_, spec.field);
  Bad bad{settings_.headers[column], cell.text, {}};
  bad.reason = read_value(spec, cell, context_of(spec, column), value);
  if (!bad.any() && spec.required && !value.present && !may_be_unanswered(spec))
    bad.reason = "EMPTY_CELL";
  return bad;
}

CellContext RowMaker::context_of(const FieldSpec& spec, std::size_t column) const {
  CellContext context;
  if (column < forms_.decimal.size()) {
    context.decimal = forms_.decimal[column];
    context.days = forms_.days[column];
  }
  context.nip = settings_.nip;
  const Value& kind = at(values_, kind_field(settings_.record));
  context.person = !kind.present || kind.word == KINERJA_SUBJECT_PERSON;
  const Value& role = at(values_, Field::role);
  context.of_public = !role.present || role.word == KINERJA_ROLE_PUBLIC;
  context.year = static_cast<int>(at(values_, Field::year).number);
  if (const auto words = settings_.words.find(spec.field); words != settings_.words.end())
    context.words = &words->second;
  if (may_be_unanswered(spec)) context.answers = &settings_.answers;
  return context;
}

// Of a wide record only the bad cell is refused.
void RowMaker::take_wide(const KeptRecord& record) {
  const FieldSpec& value_spec = *settings_.wide->value;
  for (const WideColumn& wide : wide_) {
    at(values_, settings_.wide->field->field) = wide.name;
    const Bad bad = read_cell(value_spec, wide.column, record);
    if (bad.any())
      reject(record, bad);
    else if (at(values_, value_spec.field).present)
      finish_row(record, {settings_.headers[wide.column], record.cells[wide.column].text, {}});
  }
}

// A sheet of ratings with one bad answer is refused whole: who uses another scale in one answer may
// have meant it in all.
void RowMaker::take_sheet(const KeptRecord& record) {
  const Value& score = at(values_, Field::score);
  bool answered = false;
  scores_.clear();
  const bool plain = settings_.answers.empty();
  for (const WideColumn& wide : wide_) {
    Bad bad;
    if (!plain || !read_plain_amount(*settings_.wide->value,
                                     record.cells[wide.column],
                                     forms_.decimal[wide.column],
                                     at(values_, Field::score)))
      bad = read_cell(*settings_.wide->value, wide.column, record);
    if (!bad.any())
      if (RowFault fault = check_row(settings_, values_); !fault.reason.empty())
        bad.reason = std::move(fault.reason);
    if (bad.any()) return reject(record, bad);
    scores_.push_back(score.present ? score.number : std::numeric_limits<double>::quiet_NaN());
    answered = answered || score.present;
  }
  if (!answered) return;
  at(values_, Field::score) = Value{};
  const std::string sheet_key = key();
  bool same = false;
  if (const Bad bad = check_repeat(record, sheet_key, same); bad.any()) return reject(record, bad);
  if (!same) writer_.add_sheet(record.line, sheet_key, values_, scores_);
}

// `bad_cell` names the cell that a fault of the row's value is about, in wide tables.
void RowMaker::finish_row(const KeptRecord& record, const Bad& bad_cell) {
  if (!settings_.wide && has_no_answer()) return;
  if (RowFault fault = check_row(settings_, values_); !fault.reason.empty()) {
    Bad bad = bad_cell;
    if (bad.column.empty()) bad.column = column_name(fault.field);
    bad.reason = std::move(fault.reason);
    return reject(record, bad);
  }
  const std::string row_key = key();
  bool same = false;
  if (const Bad bad = check_repeat(record, row_key, same); bad.any()) return reject(record, bad);
  if (same) return;
  if (settings_.record == RecordKind::people) warn_of_appointment(record);
  writer_.add(record.line, row_key, values_, attributes_);
}

bool RowMaker::has_no_answer() const {
  if (settings_.record == RecordKind::measures) return !at(values_, Field::value).present;
  // A remark without a score is worth keeping: "not seen" is a rating too.
  return settings_.record == RecordKind::ratings && !at(values_, Field::score).present &&
         !at(values_, Field::comment).present;
}

RowMaker::Bad RowMaker::check_sent_twice(const KeptRecord& record) {
  const Value& day = at(values_, Field::day);
  if (settings_.double_send_ms == 0 || day.time_ms < 0) return {};
  const std::uint32_t first =
      double_sends_.look_up(record.content, day.day * day_ms + day.time_ms, record.line);
  if (first == 0) return {};
  return {{}, {}, reason("SENT_TWICE", std::to_string(first))};
}

RowMaker::Bad RowMaker::check_repeat(const KeptRecord& record, const std::string& key, bool& same) {
  if (keyless_) return {};
  if (key.find_first_not_of('|') == std::string::npos) return {{}, {}, "EMPTY_KEY"};
  if (settings_.key_may_repeat) return {};
  Fingerprint content;
  for (const FieldSpec& spec : fields_of(settings_.record))
    content.add(key_text(spec, at(values_, spec.field)));
  for (const double score : scores_) content.add(number_key(score));
  for (const PersonAttribute& one : attributes_) content.add(one.value);
  std::uint32_t first = 0;
  const Repeats::Seen seen = repeats_.look_up(key, content.a, record.line, first);
  const bool person = settings_.record == RecordKind::people;
  same = seen == Repeats::Seen::same && !person;
  if (seen == Repeats::Seen::never || same) return {};
  return {{}, {}, reason(person ? "PERSON_TWICE" : "KEY_TWICE", std::to_string(first))};
}

std::string RowMaker::key() const {
  std::string all(own_key_);
  if (!own_key_.empty()) {
    // A wide record makes several rows of one key, unless it is a sheet.
    if (settings_.wide && !settings_.makes_sheets())
      all.append("|").append(at(values_, settings_.wide->field->field).text);
    return all;
  }
  if (keyless_) return all;
  for (const Field field : settings_.key) {
    if (settings_.makes_sheets() && field == Field::aspect) continue;  // a sheet has them all
    if (field != settings_.key.front()) all += '|';
    const Value& value = at(values_, field);
    if (!value.present && field == kind_field(settings_.record)) all += "person";
    for (const char c : key_text(*find_field(settings_.record, field), value)) {
      if (c == '|' || c == '\\') all += '\\';
      all += c;
    }
  }
  return all;
}

void RowMaker::read_attributes(const KeptRecord& record) {
  attributes_.clear();
  for (const NamedColumn& one : settings_.attributes) {
    const Cell& cell = record.cells[static_cast<std::size_t>(one.column)];
    if (!cell.text.empty()) attributes_.push_back({one.name, cell.text});
  }
}

// Not a fault: a grade may have been counted from an earlier post. But worth a look.
void RowMaker::warn_of_appointment(const KeptRecord& record) {
  const Value& from = at(values_, Field::from_day);
  std::int32_t appointed = 0;
  if (!settings_.nip || !from.present ||
      !appointment_of(at(values_, Field::employee).text, appointed) || from.day >= appointed)
    return;
  call_.log(KINERJA_LOG_WARN,
            input_ + ":" + std::to_string(record.line) + ": " + from.text +
                " lies before the month of appointment in the NIP");
}

void RowMaker::reject(const KeptRecord& record, const Bad& bad) {
  if (!bad.column.empty()) return writer_.reject(record.line, bad.column, bad.raw, bad.reason);
  // Only cells in use: a name that nobody mapped must not come back in the quarantine.
  std::string raw;
  for (const Cell& cell : record.cells) {
    if (raw.size() > max_raw_bytes) break;
    raw.append(raw.empty() ? "" : " | ").append(cell.text);
  }
  writer_.reject(record.line, {}, raw, bad.reason);
}

std::string_view RowMaker::column_name(Field field) const {
  const FieldInput* input = settings_.input_of(field);
  if (input != nullptr && input->column >= 0)
    return settings_.headers[static_cast<std::size_t>(input->column)];
  if (field == Field::count) return {};
  const FieldSpec* spec = find_field(settings_.record, field);
  return spec == nullptr ? std::string_view{} : spec->name;
}

}  // namespace kinerja::tables
