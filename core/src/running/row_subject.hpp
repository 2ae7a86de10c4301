#pragma once

#include <kinerja/core/rows.hpp>
#include <kinerja/rows.h>

#include <cstdint>

namespace kinerja {

/// Whom or what rows are about: the names, and of each row the KINERJA_SUBJECT_*.
struct RowSubject {
  static const TextColumn& names(const People& rows) { return rows.employee; }
  static const TextColumn& names(const Goals& rows) { return rows.employee; }
  static const TextColumn& names(const Measures& rows) { return rows.subject; }
  static const TextColumn& names(const Ratings& rows) { return rows.ratee; }
  static const TextColumn& names(const Sheets& rows) { return rows.ratee; }
  static const TextColumn& names(const Events& rows) { return rows.subject; }

  static std::uint8_t kind(const People&, std::size_t) { return KINERJA_SUBJECT_PERSON; }
  static std::uint8_t kind(const Goals&, std::size_t) { return KINERJA_SUBJECT_PERSON; }
  static std::uint8_t kind(const Measures& rows, std::size_t row) { return rows.subject_kind[row]; }
  static std::uint8_t kind(const Ratings& rows, std::size_t row) { return rows.ratee_kind[row]; }
  static std::uint8_t kind(const Sheets& rows, std::size_t row) { return rows.ratee_kind[row]; }
  static std::uint8_t kind(const Events& rows, std::size_t row) { return rows.subject_kind[row]; }

  template <class Kind>
  static bool person(const Kind& rows, std::size_t row) {
    return kind(rows, row) == KINERJA_SUBJECT_PERSON;
  }

  /// One past the last of the rows from `first` on that are about the same subject, as far as that
  /// can be seen without comparing texts.
  template <class Kind>
  static std::size_t end_of_run(const Kind& rows, std::size_t first) {
    const std::uint8_t of_first = kind(rows, first);
    std::size_t last = first + 1;
    while (last < rows.size() && kind(rows, last) == of_first && names(rows).repeats(last)) ++last;
    return last;
  }
};

}  // namespace kinerja
