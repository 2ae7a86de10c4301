#include "plain_rows.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace kinerja::tables {
namespace {

// Whether a cell of this form can be read without the rest of its row.
bool stands_alone(const Settings& settings, FieldForm form) {
  switch (form) {
    case FieldForm::text:
    case FieldForm::employee:
    case FieldForm::subject:
    case FieldForm::number:
    case FieldForm::amount:
    case FieldForm::share:
    case FieldForm::word:
    case FieldForm::day:
      return true;
    case FieldForm::month: {
      const FieldInput* const year = settings.input_of(Field::year);
      return year == nullptr || year->column < 0;
    }
    case FieldForm::rater:
      return !settings.nip;  // else it depends on the role
    default:
      return false;
  }
}

// Fields that make a row more than plain, wherever they come from.
bool is_plain(Field field) {
  return field != Field::target_high && field != Field::target_is_limit &&
         field != Field::subject_kind && field != Field::ratee_kind;
}

bool fits(const Settings& settings) {
  const bool record = settings.record == RecordKind::goals ||
                      settings.record == RecordKind::measures || settings.makes_sheets();
  if (!record || (settings.wide && !settings.makes_sheets()) || !settings.where.empty() ||
      !settings.attributes.empty() || !settings.answers.empty() || settings.line_is_rater ||
      settings.double_send_ms != 0 || settings.encoding != Encoding::utf8)
    return false;
  return std::ranges::all_of(settings.fields, [&](const FieldInput& input) {
    return is_plain(input.spec->field) &&
           (input.column < 0 || stands_alone(settings, input.spec->form));
  });
}

}  // namespace

std::unique_ptr<PlainRows> PlainRows::make(const Settings& settings,
                                           const ColumnForms& forms,
                                           RowWriter& writer,
                                           RowMaker& others) {
  if (!others.keyless() || !fits(settings)) return nullptr;
  std::unique_ptr<PlainRows> rows(new PlainRows(settings, forms, writer, others));
  return rows->read_constants() ? std::move(rows) : nullptr;
}

PlainRows::PlainRows(const Settings& settings,
                     const ColumnForms& forms,
                     RowWriter& writer,
                     RowMaker& others)
    : settings_(settings),
      forms_(forms),
      writer_(writer),
      others_(others),
      other_(settings.headers.size()) {
  for (const FieldInput& input : settings.fields) {
    if (input.column < 0) continue;
    PlainColumn& column = columns_.emplace_back();
    column.spec = input.spec;
    column.place = static_cast<std::size_t>(input.column);
    column.context.decimal = forms.decimal[column.place];
    column.context.days = forms.days[column.place];
    column.context.nip = settings.nip;
    if (const auto words = settings.words.find(input.spec->field); words != settings.words.end())
      column.context.words = &words->second;
  }
}

// False: rows are refused or read otherwise because of one, and RowMaker knows how.
bool PlainRows::read_constants() {
  for (const FieldInput& input : settings_.fields) {
    if (input.column >= 0) continue;
    Constant constant{input.spec->field, {}};
    CellContext context;
    context.nip = settings_.nip;
    if (const auto words = settings_.words.find(constant.field); words != settings_.words.end())
      context.words = &words->second;
    if (!read_value(*input.spec, {input.constant, CellKind::constant}, context, constant.value)
             .empty() ||
        !constant.value.present)
      return false;
    constants_.push_back(std::move(constant));
  }
  if (const Value* direction = constant_of(Field::direction);
      direction != nullptr && direction->word == KINERJA_RANGE_IS_BEST)
    return false;
  if (const Value* const year = constant_of(Field::year))
    for (PlainColumn& column : columns_) column.context.year = static_cast<int>(year->number);
  return settings_.record != RecordKind::measures || column_of(Field::value) != nullptr;
}

PlainColumn* PlainRows::column_of(Field field) {
  const auto found = std::ranges::find_if(
      columns_, [&](const PlainColumn& column) { return column.spec->field == field; });
  return found == columns_.end() ? nullptr : &*found;
}

const Value* PlainRows::constant_of(Field field) const {
  const auto found = std::ranges::find(constants_, field, &Constant::field);
  return found == constants_.end() ? nullptr : &found->value;
}

void PlainRows::take(const RecordRun& run, const std::vector<std::size_t>& places) {
  const std::size_t n = run.size();
  lines_ = run.lines();
  odd_.assign(n, 0);
  for (PlainColumn& column : columns_) column.read(run, places[column.place], odd_.data());
  if (settings_.makes_sheets()) {
    read_scores(run, places);
    if (settings_.rater_is_number) name_raters();
  }
  if (settings_.record == RecordKind::measures) read_periods(n);
  for (std::size_t first = 0; first < n;) {
    if (odd_[first] != 0) {
      make_other(run, places, first++);
      continue;
    }
    std::size_t last = first + 1;
    while (last < n && odd_[last] == 0) ++last;
    make_rows(first, last);
    first = last;
  }
}

// Of measures: a day, or a month, or both borders; the settings have one of them.
void PlainRows::read_periods(std::size_t n) {
  for (const Field field : {Field::day, Field::month})
    if (take_days(field, n, &PlainColumn::days, &Value::day, from_days_)) {
      take_days(field, n, &PlainColumn::last_days, &Value::last_day, to_days_);
      return;
    }
  take_days(Field::from_day, n, &PlainColumn::days, &Value::day, from_days_);
  take_days(Field::to_day, n, &PlainColumn::days, &Value::day, to_days_);
  for (std::size_t i = 0; i < n; ++i)
    if (from_days_[i] > to_days_[i]) odd_[i] = 1;
}

// Whether the settings have the field.
bool PlainRows::take_days(Field field,
                          std::size_t n,
                          std::vector<std::int32_t> PlainColumn::*of_column,
                          std::int32_t Value::*of_constant,
                          std::vector<std::int32_t>& to) {
  if (const PlainColumn* const column = column_of(field))
    to = column->*of_column;
  else if (const Value* const constant = constant_of(field))
    to.assign(n, constant->*of_constant);
  else
    return false;
  return true;
}

// Raters who are only counted, anew for each ratee, get names as RowMaker gives them.
void PlainRows::name_raters() {
  PlainColumn* const rater = column_of(Field::rater);
  const PlainColumn* const ratee = column_of(Field::ratee);
  const PlainColumn* const role = column_of(Field::role);
  if (rater == nullptr || ratee == nullptr || role == nullptr) {
    odd_.assign(odd_.size(), 1);
    return;
  }
  const std::size_t n = rater->texts.size();
  std::size_t bytes = 0;
  for (std::size_t i = 0; i < n; ++i) bytes += ratee->texts[i].size() + 1 + rater->texts[i].size();
  rater_names_.clear();
  rater_names_.reserve(bytes);  // so that nothing moves
  for (std::size_t i = 0; i < n; ++i) {
    if (odd_[i] != 0) continue;
    if (role->words[i] == KINERJA_ROLE_SELF) {
      rater->texts[i] = ratee->texts[i];
      continue;
    }
    const std::size_t begin = rater_names_.size();
    rater_names_.append(ratee->texts[i]).append("#").append(rater->texts[i]);
    rater->texts[i] = std::string_view(rater_names_).substr(begin);
  }
}

// A sheet that nobody answered is no row, which RowMaker knows, too.
void PlainRows::read_scores(const RecordRun& run, const std::vector<std::size_t>& places) {
  const std::size_t n = run.size();
  const std::vector<NamedColumn>& wide = settings_.wide->columns;
  const bool share = settings_.wide->value->form == FieldForm::share;
  const double lowest = settings_.scale ? settings_.scale->min : -HUGE_VAL;
  const double scale_end = settings_.scale ? settings_.scale->max : HUGE_VAL;
  const double highest = share ? std::min(scale_end, 1.0) : scale_end;
  scores_.resize(n * wide.size());
  unanswered_.assign(n, 1);
  char* const odd = odd_.data();
  char* const unanswered = unanswered_.data();
  for (std::size_t k = 0; k < wide.size(); ++k) {
    const auto header = static_cast<std::size_t>(wide[k].column);
    const Decimal decimal = forms_.decimal[header];
    const std::size_t place = places[header];
    double* score = scores_.data() + k;
    for (std::size_t i = 0; i < n; ++i, score += wide.size()) {
      const std::string_view text = plain_cell(run, i, place);
      if (text.empty()) {
        *score = std::numeric_limits<double>::quiet_NaN();
        continue;
      }
      unanswered[i] = 0;
      if (!read_few_digits(text, decimal, *score) || *score < lowest || *score > highest)
        odd[i] = 1;
    }
  }
  for (std::size_t i = 0; i < n; ++i) odd[i] = static_cast<char>(odd[i] | unanswered[i]);
}

void PlainRows::make_other(const RecordRun& run,
                           const std::vector<std::size_t>& places,
                           std::size_t row) {
  for (std::size_t c = 0; c < other_.size(); ++c)
    other_[c] = {plain_cell(run, row, places[c]), CellKind::text};
  others_.take({lines_[row], 0, other_});
}

void PlainRows::make_rows(std::size_t first, std::size_t last) {
  while (first < last) {
    const std::size_t n = std::min<std::size_t>(last - first, writer_.room());
    std::size_t bytes = 0;
    for (const PlainColumn& column : columns_)
      if (!column.texts.empty())
        for (std::size_t i = first; i < first + n; ++i) bytes += column.texts[i].size();
    if (settings_.record == RecordKind::goals) add_goals(first, n);
    if (settings_.record == RecordKind::measures) add_measures(first, n);
    if (settings_.record == RecordKind::ratings) add_sheets(first, n);
    first += n;
    writer_.count(lines_[first - 1], static_cast<std::uint32_t>(n), bytes);
  }
}

template <class Rows, class Row>
void PlainRows::fill_texts(
    Rows& rows, std::string_view Row::*member, Field field, std::size_t first, std::size_t n) {
  if (const PlainColumn* const column = column_of(field))
    rows.fill(member, std::span<const std::string_view>(column->texts).subspan(first, n));
  else if (const Value* const constant = constant_of(field))
    rows.fill(member, std::string_view(constant->text));
}

template <class Rows, class Row>
void PlainRows::fill_numbers(
    Rows& rows, double Row::*member, Field field, std::size_t first, std::size_t n) {
  if (const PlainColumn* const column = column_of(field))
    rows.fill(member, std::span<const double>(column->numbers).subspan(first, n));
  else if (const Value* const constant = constant_of(field))
    rows.fill(member, constant->number);
}

template <class Word, class Rows, class Row>
void PlainRows::fill_words(
    Rows& rows, Word Row::*member, Field field, std::size_t first, std::size_t n) {
  if (const PlainColumn* const column = column_of(field)) {
    std::vector<Word> words(n);
    for (std::size_t i = 0; i < n; ++i) words[i] = static_cast<Word>(column->words[first + i]);
    rows.fill(member, std::span<const Word>(words));
  } else if (const Value* const constant = constant_of(field)) {
    rows.fill(member, static_cast<Word>(constant->word));
  }
}

void PlainRows::add_goals(std::size_t first, std::size_t n) {
  GoalRows& rows = writer_.goals();
  rows.begin_rows(lines(first, n));
  const std::pair<std::string_view GoalRow::*, Field> texts[] = {
      {&GoalRow::employee, Field::employee},
      {&GoalRow::title, Field::title},
      {&GoalRow::parent, Field::parent},
      {&GoalRow::indicator, Field::indicator},
      {&GoalRow::aspect, Field::aspect},
      {&GoalRow::subject, Field::subject},
      {&GoalRow::unit_of_measure, Field::unit_of_measure}};
  for (const auto& [member, field] : texts) fill_texts(rows, member, field, first, n);
  fill_words(rows, &GoalRow::direction, Field::direction, first, n);
  fill_words(rows, &GoalRow::kind, Field::goal_kind, first, n);
  fill_words(rows, &GoalRow::aggregate, Field::aggregate, first, n);
  fill_numbers(rows, &GoalRow::target, Field::target, first, n);
  fill_numbers(rows, &GoalRow::weight, Field::weight, first, n);
  fill_numbers(rows, &GoalRow::share, Field::share, first, n);
  if (column_of(Field::target) != nullptr || constant_of(Field::target) != nullptr)
    rows.fill(&GoalRow::flags, std::uint8_t{KINERJA_GOAL_HAS_TARGET});
  rows.end_rows();
}

void PlainRows::add_measures(std::size_t first, std::size_t n) {
  MeasureRows& rows = writer_.measures();
  rows.begin_rows(lines(first, n));
  fill_texts(rows, &MeasureRow::subject, Field::subject, first, n);
  fill_texts(rows, &MeasureRow::indicator, Field::indicator, first, n);
  fill_texts(rows, &MeasureRow::evidence, Field::evidence, first, n);
  fill_words(rows, &MeasureRow::quality, Field::quality, first, n);
  fill_numbers(rows, &MeasureRow::value, Field::value, first, n);
  rows.fill(&MeasureRow::from_day, std::span<const std::int32_t>(from_days_).subspan(first, n));
  rows.fill(&MeasureRow::to_day, std::span<const std::int32_t>(to_days_).subspan(first, n));
  rows.end_rows();
}

void PlainRows::add_sheets(std::size_t first, std::size_t n) {
  SheetRows& rows = writer_.sheets();
  rows.begin_rows(lines(first, n));
  fill_texts(rows, &SheetRow::ratee, Field::ratee, first, n);
  fill_texts(rows, &SheetRow::rater, Field::rater, first, n);
  fill_texts(rows, &SheetRow::comment, Field::comment, first, n);
  fill_words(rows, &SheetRow::role, Field::role, first, n);
  fill_words(rows, &SheetRow::state, Field::state, first, n);
  if (const PlainColumn* const column = column_of(Field::day))
    rows.fill(&SheetRow::day, std::span<const std::int32_t>(column->days).subspan(first, n));
  else if (const Value* const constant = constant_of(Field::day))
    rows.fill(&SheetRow::day, constant->day);
  const std::size_t aspects = rows.aspects();
  rows.fill_scores(std::span<const double>(scores_).subspan(first * aspects, n * aspects));
  rows.end_rows();
}

}  // namespace kinerja::tables
