#pragma once

// The people of the national reference work. Every value is a pure function of person and place, so
// that any row can be made in any order. The figures of the rivals rest on these very people.

#include <array>
#include <cstdint>

namespace kinerja::bench {

inline constexpr unsigned indicators = 8;
inline constexpr unsigned raters = 8;
inline constexpr unsigned aspects = 7;
inline constexpr unsigned months = 12;
inline constexpr std::uint64_t people_in_a_unit = 250;  // on average

enum class Role : unsigned { self, superior, peer, subordinate };

/// Counted from 0, as persons, indicators, raters, aspects and months are; files count from 1.
std::uint64_t unit_of(std::uint64_t person, std::uint64_t people);

/// Mean answer of the public in hundredths, 250 to 500; 0: nobody was asked.
std::uint64_t public_hundredths(std::uint64_t person);

/// Whole numbers that add up to 100.
std::array<std::uint64_t, indicators> weights_of(std::uint64_t person);

bool lower_is_better(std::uint64_t person, unsigned indicator);

/// Hundredths.
std::uint64_t target_of(std::uint64_t person, unsigned indicator);
std::uint64_t reached_in_month(std::uint64_t person, unsigned indicator, unsigned month);
std::uint64_t reached_in_year(std::uint64_t person, unsigned indicator);

/// Rater 0 is the person, 1 the superior; peers come before subordinates.
Role role_of(std::uint64_t person, unsigned rater);

/// The marks of one sheet, 1 to 5.
std::array<std::uint64_t, aspects> marks_of(std::uint64_t person, unsigned rater);

}  // namespace kinerja::bench
