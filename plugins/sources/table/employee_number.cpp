#include "employee_number.hpp"

#include "days.hpp"

#include <charconv>

namespace kinerja::tables {
namespace {

constexpr std::size_t nip_digits = 18;
constexpr std::size_t old_nip_digits = 9;
constexpr std::size_t max_number_bytes = 64;
constexpr int first_pppk_code = 21;  // stands where a PNS has the month of appointment

int number_at(std::string_view nip, std::size_t from, std::size_t digits) {
  int value = 0;
  std::from_chars(nip.data() + from, nip.data() + from + digits, value);
  return value;
}

std::string without_blanks(std::string_view cell) {
  if (all_digits(cell)) return std::string(cell);  // as nearly all are
  std::string out;
  for (const char c : folded(cell))
    if (c != ' ') out += c;
  for (const std::string_view apostrophe : {"'", "\u2018", "\u2019"})
    if (out.starts_with(apostrophe)) out.erase(0, apostrophe.size());
  return out;
}

bool is_exponent_form(std::string_view text) {
  const std::size_t e = text.find_first_of("eE");
  return e != std::string_view::npos && e > 0 && is_digit(text[0]) && e + 2 < text.size() &&
         text[e + 1] == '+' && all_digits(text.substr(e + 2));
}

}  // namespace

Reason read_nip(const Cell& cell, std::string& out) {
  if (cell.kind == CellKind::number) return reason("NIP_IS_A_NUMBER", cell.text);
  out = without_blanks(cell.text);
  if (is_exponent_form(out)) return reason("NIP_DAMAGED", cell.text);
  if (!all_digits(out)) return reason("NIP_NOT_DIGITS", cell.text);
  if (out.size() == old_nip_digits) return reason("NIP_OLD_9_DIGITS", cell.text);
  if (out.size() != nip_digits) return reason("NIP_LENGTH", std::to_string(out.size()));
  if (out.ends_with("000")) return reason("NIP_DAMAGED", cell.text);
  std::int32_t birth = 0;
  const int year = number_at(out, 0, 4);
  if (year < 1900 || year > 2100 ||
      !day_of(year, number_at(out, 4, 2), number_at(out, 6, 2), birth))
    return reason("NIP_BAD_DATE", out.substr(0, 8));
  const int appointed = number_at(out, 8, 4);
  const int month = number_at(out, 12, 2);
  if (appointed <= year || appointed > 2100 || month == 0 ||
      (month > 12 && month < first_pppk_code))
    return reason("NIP_BAD_APPOINTMENT", out.substr(8, 6));
  if (out[14] != '1' && out[14] != '2') return reason("NIP_BAD_SEX", out.substr(14, 1));
  return {};
}

Reason read_any_number(const Cell& cell, std::string& out) {
  out = trim(cell.text);
  if (is_exponent_form(without_blanks(out))) return reason("NIP_DAMAGED", cell.text);
  if (out.size() > max_number_bytes) return reason("EMPLOYEE_TOO_LONG", out);
  return {};
}

bool appointment_of(std::string_view nip, std::int32_t& first_day) {
  if (nip.size() != nip_digits || !all_digits(nip)) return false;
  return day_of(number_at(nip, 8, 4), number_at(nip, 12, 2), 1, first_day);
}

}  // namespace kinerja::tables
