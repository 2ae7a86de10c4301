#include <kinerja/core/days.hpp>
#include <kinerja/core/nip.hpp>
#include <kinerja/core/utf8.hpp>

#include <charconv>

namespace kinerja {
namespace {

constexpr std::size_t nip_digits = 18;
constexpr int first_year = 1900;
constexpr int last_year = 2100;
constexpr int first_pppk_code = 21;  // stands where a PNS has the month of appointment
constexpr std::size_t max_nip_characters = 40;

// Spreadsheets keep long numbers as text by an apostrophe in front; some programs make it a curly
// one. Forms print blanks between the parts, also ones that do not break.
std::string normalised(std::string_view words) {
  std::string clean;
  while (!words.empty()) {
    bool left_out = false;
    for (const std::string_view blank : {" ", "\t", "\r", "\n", "\u00A0", "\u202F", "\u2009"})
      if (!left_out && words.starts_with(blank)) {
        words.remove_prefix(blank.size());
        left_out = true;
      }
    for (const std::string_view apostrophe : {"'", "\u2018", "\u2019"})
      if (!left_out && clean.empty() && words.starts_with(apostrophe)) {
        words.remove_prefix(apostrophe.size());
        left_out = true;
      }
    if (left_out) continue;
    clean += words.front();
    words.remove_prefix(1);
  }
  return clean;
}

int number_at(std::string_view digits, std::size_t from, std::size_t size) {
  int value = 0;
  std::from_chars(digits.data() + from, digits.data() + from + size, value);
  return value;
}

void read_birth(Nip& nip) {
  const std::string_view d = nip.normalised;
  const int year = number_at(d, 0, 4);
  std::string iso(d.substr(0, 4));
  iso.append("-").append(d.substr(4, 2)).append("-").append(d.substr(6, 2));
  const auto day = parse_day(iso);
  if (!day || year < first_year || year > last_year)
    nip.reasons.push_back(
        text("tanggal lahir {} tidak ada", "birth date {} does not exist", {d.substr(0, 8)}));
  else
    nip.birth_day = *day;
}

void read_appointment(Nip& nip) {
  const std::string_view d = nip.normalised;
  nip.appointed_year = number_at(d, 8, 4);
  const int month = number_at(d, 12, 2);
  nip.pppk = month >= first_pppk_code;
  if (!nip.pppk) nip.appointed_month = month;
  if (!nip.pppk && (month < 1 || month > 12))
    nip.reasons.push_back(text("bulan TMT {}", "TMT month {}", {d.substr(12, 2)}));
  if (nip.appointed_year > last_year)
    nip.reasons.push_back(text("tahun TMT {}", "TMT year {}", {d.substr(8, 4)}));
}

void read_sex_and_sequence(Nip& nip) {
  const std::string_view d = nip.normalised;
  nip.sex = d[14] == '1' ? Nip::Sex::male : d[14] == '2' ? Nip::Sex::female : Nip::Sex::unknown;
  if (nip.sex == Nip::Sex::unknown)
    nip.reasons.push_back(text("digit jenis kelamin {}", "sex digit {}", {d.substr(14, 1)}));
  nip.sequence = d.substr(15, 3);
  if (nip.sequence == "000") nip.reasons.push_back(text("nomor urut 000", "sequence 000"));
}

// Asked of numbers whose dates are dates.
void compare_dates(Nip& nip) {
  const int month = nip.pppk ? 1 : nip.appointed_month;
  const CalendarDay birth = calendar_day(nip.birth_day);
  const std::int32_t appointed = days_of({nip.appointed_year, month, 1});
  const bool before = nip.pppk ? nip.appointed_year <= birth.year : appointed < nip.birth_day;
  if (before) nip.reasons.push_back(text("TMT sebelum lahir", "TMT before birth"));
  if (!nip.pppk && appointed == nip.birth_day)
    nip.reasons.push_back(text("TMT pada hari lahir", "TMT on the day of birth"));
}

}  // namespace

Nip parse_nip(std::string_view words) {
  Nip nip;
  if (!valid_utf8(words)) {
    nip.reasons.push_back(text("bukan teks UTF-8", "not UTF-8 text"));
    return nip;
  }
  nip.normalised = normalised(words);
  const std::string_view digits = nip.normalised;
  if (const auto other = digits.find_first_not_of("0123456789"); other != std::string_view::npos) {
    const std::string character(first_characters(digits.substr(other), 1));
    nip.normalised = shortened(digits, max_nip_characters);
    nip.reasons.push_back(
        text("ada \"{}\", bukan angka saja", "there is \"{}\", not digits alone", {character}));
    return nip;
  }
  if (digits.size() != nip_digits) {
    nip.reasons.push_back(
        text("{} digit", "{} digits", {static_cast<std::uint64_t>(digits.size())}));
    nip.normalised = shortened(digits, max_nip_characters);
    return nip;
  }
  read_birth(nip);
  const bool born = nip.reasons.empty();
  read_appointment(nip);
  const bool dated = nip.reasons.empty();
  read_sex_and_sequence(nip);
  if (born && dated) compare_dates(nip);
  return nip;
}

}  // namespace kinerja
