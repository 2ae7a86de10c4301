#pragma once

// The NIP: eight digits of birth date, year and month of appointment (PPPK: year and a code), sex,
// and a number in sequence. A wrong one would hang a person's results on somebody else.

#include "cell_text.hpp"
#include "records.hpp"

namespace kinerja::tables {

/// Checks a NIP and writes its 18 digits, blanks and a leading apostrophe left out.
Reason read_nip(const Cell& cell, std::string& out);

/// Any other number of 1 to 64 bytes; only what a spreadsheet has damaged is refused.
Reason read_any_number(const Cell& cell, std::string& out);

/// The first day of the month of appointment, or false for a PPPK, whose NIP does not hold it.
bool appointment_of(std::string_view nip, std::int32_t& first_day);

}  // namespace kinerja::tables
