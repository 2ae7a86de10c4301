#pragma once

#include <kinerja/core/evidence.hpp>

#include <optional>
#include <span>

namespace kinerja {

/// One figure from the measures of a period that count, exact and rounded once, or nothing when
/// none counts. `rule` is a KINERJA_AGGREGATE_*; the measures are sorted by their last day.
std::optional<double> aggregate(std::span<const UsedMeasure> measures, std::uint8_t rule);

}  // namespace kinerja
