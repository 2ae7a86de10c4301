#pragma once

#include <kinerja/core/evidence.hpp>

#include <optional>
#include <span>
#include <string>

namespace kinerja {

/// A number, and the fraction that it stands for where its shortest decimal is not it.
struct Figure {
  double value = 0;
  std::string exact = {};
  friend bool operator==(const Figure&, const Figure&) = default;
};

/// One figure from the measures of a period that count, or nothing when none counts. `rule` is a
/// KINERJA_AGGREGATE_*; the measures are sorted by their last day.
std::optional<Figure> aggregate(std::span<const UsedMeasure> measures, std::uint8_t rule);

}  // namespace kinerja
