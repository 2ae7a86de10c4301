#include "values.hpp"

#include "employee_number.hpp"

#include <charconv>

namespace kinerja::tables {
namespace {

constexpr std::size_t shortest_nip_like = 15;  // digits that a spreadsheet leaves of a NIP

Reason read_employee(const Cell& cell, bool nip, Value& out) {
  return nip ? read_nip(cell, out.text) : read_any_number(cell, out.text);
}

Reason read_rater(const Cell& cell, const CellContext& context, Value& out) {
  if (!context.of_public && context.nip) {
    const bool digits = all_digits(cell.text) && cell.text.size() >= shortest_nip_like;
    std::string number;
    Reason fault = read_nip(cell, number);
    if (digits || fault.empty() || fault.starts_with("NIP_DAMAGED")) {
      out.text = number;
      return fault;
    }
  }
  out.text = cell.text;
  return {};
}

Reason read_amount(const FieldSpec& spec,
                   const Cell& cell,
                   const CellContext& context,
                   Value& out) {
  if (context.answers != nullptr && !context.answers->empty()) {
    if (const auto found = context.answers->find(folded(cell.text));
        found != context.answers->end()) {
      out.number = found->second;
      return {};
    }
  }
  const bool share = spec.form == FieldForm::share;
  Reason fault = cell.kind == CellKind::text
                     ? read_number(cell.text, context.decimal, share, out.number)
                     : read_plain_number(cell.text, out.number);
  const bool answers = context.answers != nullptr && !context.answers->empty();
  if (answers && fault.starts_with("NOT_A_NUMBER")) return reason("NOT_AN_ANSWER", cell.text);
  if (!fault.empty()) return fault;
  if (share && (out.number < 0 || out.number > 1)) return reason("NOT_A_SHARE", cell.text);
  if (spec.form == FieldForm::amount && out.number < 0) return reason("NEGATIVE", cell.text);
  return {};
}

Reason read_days(const FieldSpec& spec, const Cell& cell, const CellContext& context, Value& out) {
  if (cell.kind == CellKind::number) return reason("NOT_A_DAY", cell.text);
  const bool constant = cell.kind == CellKind::constant;
  DayAndTime read;
  Reason fault = read_day(cell.text, constant ? DayFormat::year_first : context.days, read);
  if (!fault.empty()) return fault;
  out.present = !read.none;
  out.day = out.last_day = read.day;
  out.time_ms = read.time_ms;
  if (read.none) return {};
  if (spec.form == FieldForm::moment && read.time_ms < 0) return reason("NO_CLOCK", cell.text);
  out.text = iso_day(read.day);
  if (spec.form != FieldForm::day && read.time_ms >= 0)
    out.text.append("T").append(std::to_string(read.time_ms));
  return {};
}

Reason read_word(const FieldSpec& spec, const Cell& cell, const CellContext& context, Value& out) {
  bool found = false;
  if (context.words != nullptr) {
    const auto own = context.words->find(folded(cell.text));
    found = own != context.words->end();
    if (found) out.word = own->second;
  }
  if (!found && !find_word(spec.words, cell.text, out.word))
    return reason("UNKNOWN_WORD", std::string(cut(cell.text, 40)) + " ≠ " + words_of(spec.words));
  out.text = word_for(spec.words, out.word);
  return {};
}

Reason read_year_value(const Cell& cell, Value& out) {
  int year = 0;
  Reason fault = read_year(cell.text, year);
  out.number = year;
  if (fault.empty()) out.text = std::to_string(year);
  return fault;
}

Reason read_month_value(const Cell& cell, int year, Value& out) {
  Month month;
  Reason fault = year == 0 ? read_month(cell.text, month) : read_month_of(year, cell.text, month);
  out.day = month.first_day;
  out.last_day = month.last_day;
  if (fault.empty()) out.text = iso_day(month.first_day).substr(0, 7);
  return fault;
}

}  // namespace

Reason read_value(const FieldSpec& spec, const Cell& cell, const CellContext& context, Value& out) {
  out = Value{};
  if (cell.kind == CellKind::nested) return "JSON_NESTED";
  if (cell.text.empty()) return {};
  out.present = true;
  switch (spec.form) {
    case FieldForm::employee:
      return read_employee(cell, context.nip, out);
    case FieldForm::subject:
      if (context.person) return read_employee(cell, context.nip, out);
      break;
    case FieldForm::rater:
      return read_rater(cell, context, out);
    case FieldForm::number:
    case FieldForm::amount:
    case FieldForm::share:
      return read_amount(spec, cell, context, out);
    case FieldForm::day:
    case FieldForm::moment:
    case FieldForm::border:
      return read_days(spec, cell, context, out);
    case FieldForm::year:
      return read_year_value(cell, out);
    case FieldForm::month:
      return read_month_value(cell, context.year, out);
    case FieldForm::word:
      return read_word(spec, cell, context, out);
    case FieldForm::text:
      break;
  }
  out.text = cell.text;
  return {};
}

bool read_plain_amount(const FieldSpec& spec, const Cell& cell, Decimal decimal, Value& out) {
  double number = 0;
  if (cell.kind != CellKind::text || !read_few_digits(cell.text, decimal, number) ||
      (spec.form == FieldForm::share && number > 1))
    return false;
  out.present = true;
  out.number = number;
  return true;
}

std::string number_key(double number) {
  char text[32];
  const auto [end, error] = std::to_chars(text, text + sizeof text, number);
  return {text, error == std::errc() ? end : text};
}

}  // namespace kinerja::tables
