#include "evidence/aggregate.hpp"

#include <kinerja/exact.hpp>
#include <kinerja/rows.h>

#include "base/number_loops.hpp"

#include <boost/container/small_vector.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

namespace kinerja {
namespace {

// A year of months without asking for memory.
template <class T>
using Few = boost::container::small_vector<T, 16>;

// The sum of decimals of few digits, in whole numbers; nothing where they are not or it is not one.
std::optional<double> short_sum(const Few<double>& values) {
  Few<std::int64_t> digits(values.size(), boost::container::default_init);
  const auto found = number_loops::short_decimals(values.data(), values.size(), digits.data());
  if (!found) return std::nullopt;
  std::int64_t sum = 0;
  for (const std::int64_t each : digits)
    if (__builtin_add_overflow(sum, each, &sum)) return std::nullopt;
  const auto all_digits = static_cast<double>(sum);
  if (std::fabs(all_digits) >= number_loops::most_digits) return std::nullopt;
  return all_digits / number_loops::powers[found->places];
}

}  // namespace

std::optional<Figure> aggregate(std::span<const UsedMeasure> measures, std::uint8_t rule) {
  if (measures.size() == 1)
    return measures[0].counts ? std::optional(Figure{measures[0].value}) : std::nullopt;
  Few<double> values;
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
  if (rule == KINERJA_AGGREGATE_SUM)
    if (const auto sum = short_sum(values)) return Figure{*sum};
  Exact sum;
  for (const double value : values) sum += Exact(value);
  if (rule == KINERJA_AGGREGATE_MEAN) sum /= Exact(values.size());
  Figure figure{sum.to_finite_double()};
  const bool beyond_doubles = std::fabs(figure.value) == std::numeric_limits<double>::max();
  if (!beyond_doubles && Exact(figure.value) != sum) figure.exact = sum.text();
  return figure;
}

}  // namespace kinerja
