#pragma once

#include <kinerja/core/text.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kinerja {

/// What an employee number says: eight digits of birth date, year and month of appointment as a
/// candidate (TMT CPNS), sex, sequence. PPPK have a code where PNS have the month.
struct Nip {
  enum class Sex { unknown, male, female };

  std::string normalised;      // without blanks and apostrophe
  std::vector<Text> reasons;   // why it is no NIP; empty: it is one
  bool pppk = false;           // then there is no TMT in it
  std::int32_t birth_day = 0;  // all of these only when it is one
  int appointed_year = 0;
  int appointed_month = 0;  // 0 of PPPK
  Sex sex = Sex::unknown;
  std::string sequence;

  bool valid() const { return reasons.empty(); }
};

Nip parse_nip(std::string_view words);

}  // namespace kinerja
