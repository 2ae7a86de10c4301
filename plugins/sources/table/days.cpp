#include "days.hpp"

#include <array>
#include <charconv>

namespace kinerja::tables {
namespace {

constexpr int first_year = 1900;
constexpr int last_year = 2200;

constexpr std::array<std::string_view, 12> month_starts = {
    "jan", "feb", "mar", "apr", "mei", "jun", "jul", "agu", "sep", "okt", "nov", "des"};
constexpr std::array<std::string_view, 12> indonesian = {"januari",
                                                         "februari",
                                                         "maret",
                                                         "april",
                                                         "mei",
                                                         "juni",
                                                         "juli",
                                                         "agustus",
                                                         "september",
                                                         "oktober",
                                                         "november",
                                                         "desember"};
constexpr std::array<std::string_view, 12> english = {"january",
                                                      "february",
                                                      "march",
                                                      "april",
                                                      "may",
                                                      "june",
                                                      "july",
                                                      "august",
                                                      "september",
                                                      "october",
                                                      "november",
                                                      "december"};

// 1 to 12; 0: no month's name, in full or cut to three letters or more.
int month_of(std::string_view name) {
  const std::string word = folded(name);
  if (word.size() < 3) return 0;
  if (word == "pebruari") return 2;
  if (word == "nopember" || word == "nop") return 11;
  if (word == "sept") return 9;
  if (word == "ags" || word == "agt" || word == "agst") return 8;
  for (std::size_t i = 0; i < 12; ++i)
    if (indonesian[i].starts_with(word) || english[i].starts_with(word) || word == month_starts[i])
      return static_cast<int>(i) + 1;
  return 0;
}

// The parts of a text from left to right.
class Parts {
 public:
  explicit Parts(std::string_view text) : rest_(text) {}

  /// Up to `most` digits; false: none here.
  bool number(std::size_t most, int& value, std::size_t& digits) {
    digits = 0;
    while (digits < rest_.size() && digits < most && is_digit(rest_[digits])) ++digits;
    if (digits == 0) return false;
    std::from_chars(rest_.data(), rest_.data() + digits, value);
    rest_.remove_prefix(digits);
    return true;
  }
  std::string_view letters() {
    std::size_t n = 0;
    while (n < rest_.size() && ((rest_[n] | 32) >= 'a' && (rest_[n] | 32) <= 'z')) ++n;
    const std::string_view word = rest_.substr(0, n);
    rest_.remove_prefix(n);
    return word;
  }
  /// One of the characters in `set`; 0: another one.
  char one_of(std::string_view set) {
    if (rest_.empty() || set.find(rest_[0]) == std::string_view::npos) return 0;
    const char c = rest_[0];
    rest_.remove_prefix(1);
    return c;
  }
  void blanks() { rest_ = rest_.substr(rest_.size() - trim_front(rest_).size()); }
  bool word(std::string_view expected) {
    if (folded(rest_.substr(0, expected.size())) != expected) return false;
    rest_.remove_prefix(expected.size());
    return true;
  }
  bool done() const { return rest_.empty(); }

 private:
  static std::string_view trim_front(std::string_view text) {
    const std::size_t at = text.find_first_not_of(' ');
    return at == std::string_view::npos ? std::string_view{} : text.substr(at);
  }
  std::string_view rest_;
};

struct DayCell {
  enum Shape { year_first, year_last, named } shape = year_last;
  int a = 0, b = 0, c = 0;  // in the order of the text; named: day, month, year
  std::int32_t time_ms = -1;
  bool utc = false;
};

bool read_clock(Parts& parts, DayCell& out) {
  int hour = 0, minute = 0, second = 0, milli = 0;
  std::size_t digits = 0;
  if (!parts.number(2, hour, digits) || parts.one_of(":.") == 0) return false;
  if (!parts.number(2, minute, digits) || digits != 2) return false;
  if (parts.one_of(":.") != 0) {
    if (!parts.number(2, second, digits) || digits != 2) return false;
    if (parts.one_of(".,") != 0) {
      if (!parts.number(9, milli, digits)) return false;
      for (; digits > 3; --digits) milli /= 10;
      for (; digits < 3; ++digits) milli *= 10;
    }
  }
  parts.blanks();
  if (const bool afternoon = parts.word("pm"); afternoon || parts.word("am")) {
    if (hour < 1 || hour > 12) return false;
    hour = hour % 12 + (afternoon ? 12 : 0);
    parts.blanks();
  }
  if (hour > 23 || minute > 59 || second > 59) return false;
  out.time_ms = ((hour * 60 + minute) * 60 + second) * 1000 + milli;
  return true;
}

// An offset only says where the wall stands, whose clock was already read. UTC is no wall here.
bool read_offset(Parts& parts, DayCell& out) {
  int hours = 0, minutes = 0;
  std::size_t digits = 0;
  if (parts.word("z")) {
    out.utc = true;
    return true;
  }
  if (parts.word("wib") || parts.word("wita") || parts.word("wit")) return true;
  const bool gmt = parts.word("gmt") || parts.word("utc");
  if (parts.one_of("+-") == 0) {
    out.utc = gmt;
    return true;
  }
  if (!parts.number(2, hours, digits)) return false;
  parts.one_of(":");
  if (!parts.done() && !parts.number(2, minutes, digits)) return false;
  out.utc = hours == 0 && minutes == 0;
  return true;
}

bool read_time(Parts& parts, DayCell& out) {
  if (parts.done()) return true;
  if (parts.one_of("T ,") == 0) return false;
  parts.blanks();
  if (!read_clock(parts, out)) return false;
  parts.blanks();
  return read_offset(parts, out) && parts.done();
}

// 03/11/2025, 2025-11-03, 3 November 2025, each perhaps with a clock behind.
bool split_day(std::string_view text, DayCell& out) {
  Parts parts(text);
  std::size_t digits_a = 0, digits = 0;
  if (!parts.number(4, out.a, digits_a)) return false;
  const char mark = parts.one_of("-/. ");
  if (mark == 0 || digits_a == 3) return false;
  if (const std::string_view name = parts.letters(); !name.empty()) {
    out.shape = DayCell::named;
    out.b = month_of(name);
    if (out.b == 0 || digits_a > 2) return false;
  } else if (!parts.number(2, out.b, digits) || mark == ' ') {
    return false;
  }
  if (parts.one_of({&mark, 1}) == 0) return false;
  if (!parts.number(4, out.c, digits)) return false;
  if (out.shape == DayCell::named) return digits == 4 && read_time(parts, out);
  out.shape = digits_a == 4 ? DayCell::year_first : DayCell::year_last;
  return (digits_a == 4 ? digits <= 2 : digits == 4) && read_time(parts, out);
}

// No format needed: the text says itself what is what.
bool clear_shape(const DayCell& cell) {
  return cell.shape != DayCell::year_last || cell.a == cell.b || cell.c < first_year;
}

// False when there is no such month.
bool days_of_month(int year, int month, Month& out) {
  if (year < first_year || year > last_year || !day_of(year, month, 1, out.first_day)) return false;
  day_of(month == 12 ? year + 1 : year, month == 12 ? 1 : month + 1, 1, out.last_day);
  --out.last_day;
  return true;
}

}  // namespace

bool day_of(int year, int month, int day, std::int32_t& out) {
  constexpr std::array<int, 12> days = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (month < 1 || month > 12 || day < 1) return false;
  const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  const int last = days[static_cast<std::size_t>(month - 1)] + (month == 2 && leap ? 1 : 0);
  if (day > last) return false;
  // Years that begin in March put the leap day at the end; 719,468 days lie between 0000-03-01 and
  // 1970-01-01.
  const int y = month <= 2 ? year - 1 : year;
  const int day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  out = y * 365 + y / 4 - y / 100 + y / 400 + day_of_year - 719468;
  return true;
}

std::string iso_day(std::int32_t day) {
  // The inverse of day_of, for days of the years 1 to 9999.
  const int z = day + 719468;
  const int era = z / 146097;
  const int doe = z - era * 146097;
  const int yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
  const int doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
  const int mp = (5 * doy + 2) / 153;
  const int month = mp < 10 ? mp + 3 : mp - 9;
  const int year = yoe + era * 400 + (month <= 2 ? 1 : 0);
  const auto padded = [](int n, std::size_t width) {
    const std::string text = std::to_string(n);
    return std::string(width - std::min(width, text.size()), '0') + text;
  };
  return padded(year, 4) + "-" + padded(month, 2) + "-" + padded(doy - (153 * mp + 2) / 5 + 1, 2);
}

Reason read_day(std::string_view cell, DayFormat format, DayAndTime& out) {
  const std::string_view text = trim(cell);
  if (text == "-" || text.empty()) {
    out.none = true;
    return {};
  }
  DayCell parts;
  if (!split_day(text, parts)) return reason("NOT_A_DAY", cell);
  int year = parts.c, month = parts.b, day = parts.a;
  if (parts.shape == DayCell::year_first) {
    if (format != DayFormat::automatic && format != DayFormat::year_first)
      return reason("DAY_OTHER_FORMAT", cell);
    year = parts.a, day = parts.c;
  } else if (parts.shape == DayCell::year_last) {
    if (format == DayFormat::year_first) return reason("DAY_OTHER_FORMAT", cell);
    if (format == DayFormat::month_first) std::swap(month, day);
  }
  if (year <= 1 || (month == 0 && day == 0)) {  // what databases write for "no day"
    out.none = true;
    return {};
  }
  if (year < first_year || year > last_year || !day_of(year, month, day, out.day))
    return reason("NO_SUCH_DAY", cell);
  // Midnight in Indonesia is the evening before in UTC: the day would be wrong by one.
  if (parts.utc && parts.time_ms != 0) return reason("DAY_IN_UTC", cell);
  out.time_ms = parts.time_ms;
  return {};
}

Reason read_month(std::string_view cell, Month& out) {
  Parts parts(trim(cell));
  int a = 0, b = 0;
  std::size_t digits_a = 0, digits_b = 0;
  int year = 0, month = 0;
  bool good = false;
  if (const std::string_view name = parts.letters(); !name.empty()) {
    month = month_of(name);
    good = month != 0 && parts.one_of("-/. ") != 0 && parts.number(4, year, digits_b) &&
           (digits_b == 4 || digits_b == 2);
    if (digits_b == 2) year += 2000;
  } else if (parts.number(4, a, digits_a) && parts.one_of("-/.") != 0 &&
             parts.number(4, b, digits_b)) {
    year = digits_a == 4 ? a : b;
    month = digits_a == 4 ? b : a;
    good = digits_a == 4 ? digits_b <= 2 : digits_a <= 2 && digits_b == 4;
  }
  if (!good || !parts.done() || !days_of_month(year, month, out))
    return reason("NOT_A_MONTH", cell);
  return {};
}

Reason read_month_of(int year, std::string_view cell, Month& out) {
  Parts parts(trim(cell));
  int month = 0;
  std::size_t digits = 0;
  if (!parts.number(2, month, digits)) month = month_of(parts.letters());
  if (!parts.done() || !days_of_month(year, month, out)) return reason("NOT_A_MONTH_ALONE", cell);
  return {};
}

Reason read_year(std::string_view cell, int& year) {
  Parts parts(trim(cell));
  std::size_t digits = 0;
  if (!parts.number(4, year, digits) || !parts.done() || year < first_year || year > last_year)
    return reason("NOT_A_YEAR", cell);
  return {};
}

void DayEvidence::look_at(std::string_view cell, std::uint32_t line) {
  DayCell parts;
  if (!split_day(trim(cell), parts) || clear_shape(parts)) return;
  if (parts.a > 12 && parts.b <= 12) {
    if (day_first_line_ == 0) day_first_line_ = line;
  } else if (parts.b > 12 && parts.a <= 12) {
    if (month_first_line_ == 0) month_first_line_ = line;
  } else if (parts.a <= 12 && unclear_line_ == 0) {
    unclear_line_ = line;
    unclear_cell_ = cell;
  }
}

}  // namespace kinerja::tables
