#pragma once

#include <kinerja/core/cycle.hpp>
#include <kinerja/core/evidence.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace kinerja {

/// How one rater rates beside the others. All figures are in percent of the aspects' scales, so
/// that aspects with different scales can stand together. Hints for a talk, never a part of a
/// score.
struct RaterFigures {
  std::string rater;
  std::uint8_t role = 0;  // KINERJA_ROLE_*
  std::size_t ratees = 0;
  std::size_t marks = 0;
  double mean = 0;
  // How much higher than the others who rated the same people on the same aspects; nothing when
  // nobody else did.
  std::optional<double> leniency;
  std::optional<double> spread;  // standard deviation of the marks
  std::optional<double> halo;    // mean over ratees of the standard deviation across aspects
};

/// The raters of a role with what all of them together do.
struct RoleFigures {
  std::uint8_t role = 0;
  double mean = 0;
  std::optional<double> spread;
  std::optional<double> halo;
  std::vector<RaterFigures> raters;  // with enough ratees, by number
  std::size_t left_out = 0;          // raters with too few
};

/// Fewer ratees than these say nothing about a rater.
inline constexpr std::size_t min_ratees = 3;

/// Diagnostics of the named raters of some roles: of people only, not of themselves.
std::vector<RoleFigures> rater_diagnostics(const Cycle& cycle,
                                           const Evidence& evidence,
                                           const std::vector<std::uint8_t>& roles);

}  // namespace kinerja
