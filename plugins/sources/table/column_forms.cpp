#include "column_forms.hpp"

#include "limits.hpp"

namespace kinerja::tables {
namespace {

bool is_day_form(FieldForm form) {
  return form == FieldForm::day || form == FieldForm::moment || form == FieldForm::border;
}

std::vector<std::size_t> columns_with(const Settings& settings, bool (*wanted)(FieldForm)) {
  std::vector<std::size_t> columns;
  for (const FieldInput& input : settings.fields)
    if (input.column >= 0 && wanted(input.spec->form))
      columns.push_back(static_cast<std::size_t>(input.column));
  if (settings.wide && wanted(settings.wide->value->form))
    for (const NamedColumn& column : settings.wide->columns)
      columns.push_back(static_cast<std::size_t>(column.column));
  return columns;
}

// What the columns that say something say, or `unsaid` when they differ or all say nothing.
template <class Choice, class Evidence>
Choice agreed(const std::vector<Evidence>& all, Choice unsaid) {
  Choice found = unsaid;
  for (const Evidence& one : all) {
    if (one.decided() == unsaid) continue;
    if (found != unsaid && found != one.decided()) return unsaid;
    found = one.decided();
  }
  return found;
}

// Decides each of `columns`; false when one of them was reported.
template <class Choice, class Evidence>
bool decide(const std::vector<std::size_t>& columns,
            const std::vector<Evidence>& evidence,
            Choice unsaid,
            std::vector<Choice>& out,
            auto&& report) {
  bool good = true;
  const Choice usual = agreed(evidence, unsaid);
  for (const std::size_t column : columns) {
    const Evidence& one = evidence[column];
    const Choice own = one.decided();
    out[column] = own == unsaid ? usual : own;
    if (one.both() || (out[column] == unsaid && one.unclear_line() != 0)) {
      report(column, one);
      good = false;
    }
  }
  return good;
}

// Shows all cells of the given columns that are texts to their evidence.
template <class Evidence>
std::vector<Evidence> gather(const Settings& settings,
                             const Call& call,
                             const CellStore& store,
                             const std::vector<std::size_t>& columns) {
  std::vector<Evidence> evidence(settings.headers.size());
  std::size_t seen = 0;
  store.each([&](const KeptRecord& record) {
    if (++seen % records_between_stops == 0) call.check_stop();
    if (!is_wanted(settings, record)) return;
    for (const std::size_t column : columns)
      if (const Cell& cell = record.cells[column]; cell.kind == CellKind::text)
        evidence[column].look_at(cell.text, record.line);
  });
  return evidence;
}

std::string lines(std::uint32_t a, std::uint32_t b) {
  return std::to_string(a) + ", " + std::to_string(b);
}

}  // namespace

bool is_wanted(const Settings& settings, const KeptRecord& record) {
  for (const NamedColumn& one : settings.where)
    if (folded(record.cells[static_cast<std::size_t>(one.column)].text) != one.name) return false;
  return true;
}

ColumnForms named_forms(const Settings& settings) {
  return {std::vector<Decimal>(settings.headers.size(), settings.decimal),
          std::vector<DayFormat>(settings.headers.size(), settings.days)};
}

bool settings_decide(const Settings& settings) {
  const bool numbers =
      settings.decimal != Decimal::none || columns_with(settings, is_number_form).empty();
  const bool days =
      settings.days != DayFormat::automatic || columns_with(settings, is_day_form).empty();
  return numbers && days && settings.encoding != Encoding::automatic &&
         settings.format != Format::automatic && settings.format != Format::json_lines;
}

ColumnForms decide_forms(const Settings& settings,
                         const Call& call,
                         const std::string& input,
                         const CellStore& store) {
  ColumnForms forms = named_forms(settings);
  bool good = true;
  const auto place = [&](std::size_t column) { return input + " / " + settings.headers[column]; };
  const auto unclear = [](std::string_view key, const auto& one) {
    return reason(key, one.unclear_cell() + " (" + std::to_string(one.unclear_line()) + ")");
  };
  if (settings.decimal == Decimal::none) {
    const auto columns = columns_with(settings, is_number_form);
    const auto evidence = gather<DecimalEvidence>(settings, call, store, columns);
    const auto report = [&](std::size_t column, const DecimalEvidence& one) {
      call.fail(KINERJA_E_INPUT,
                one.both() ? reason("DECIMAL_MIXED", lines(one.comma_line(), one.dot_line()))
                           : unclear("DECIMAL_UNDECIDED", one),
                place(column));
    };
    good = decide(columns, evidence, Decimal::none, forms.decimal, report) && good;
  }
  if (settings.days == DayFormat::automatic) {
    const auto columns = columns_with(settings, is_day_form);
    const auto evidence = gather<DayEvidence>(settings, call, store, columns);
    const auto report = [&](std::size_t column, const DayEvidence& one) {
      call.fail(KINERJA_E_INPUT,
                one.both()
                    ? reason("DAYS_MIXED", lines(one.day_first_line(), one.month_first_line()))
                    : unclear("DAYS_UNDECIDED", one),
                place(column));
    };
    good = decide(columns, evidence, DayFormat::automatic, forms.days, report) && good;
  }
  if (!good) throw Call::Stopped{KINERJA_E_INPUT};
  return forms;
}

}  // namespace kinerja::tables
