#include "evidence/aggregate.hpp"

#include <kinerja/exact.hpp>
#include <kinerja/rows.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace kinerja {

std::optional<Figure> aggregate(std::span<const UsedMeasure> measures, std::uint8_t rule) {
  if (measures.size() == 1)
    return measures[0].counts ? std::optional(Figure{measures[0].value}) : std::nullopt;
  std::vector<double> values;
  for (const UsedMeasure& measure : measures)
    if (measure.counts) values.push_back(measure.value);
  if (values.empty()) return std::nullopt;
  switch (rule) {
    case KINERJA_AGGREGATE_LAST:
      return Figure{values.back()};
    case KINERJA_AGGREGATE_MIN:
      return Figure{*std::min_element(values.begin(), values.end())};
    case KINERJA_AGGREGATE_MAX:
      return Figure{*std::max_element(values.begin(), values.end())};
    default:
      break;
  }
  Exact sum;
  for (const double value : values) sum += Exact(value);
  if (rule == KINERJA_AGGREGATE_MEAN) sum /= Exact(values.size());
  Figure figure{sum.to_finite_double()};
  const bool beyond_doubles = std::fabs(figure.value) == std::numeric_limits<double>::max();
  if (!beyond_doubles && Exact(figure.value) != sum) figure.exact = sum.text();
  return figure;
}

}  // namespace kinerja
