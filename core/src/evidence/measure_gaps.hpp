#pragma once

// What the figures of a goal lack, in words for those who read its explanation.

#include <kinerja/core/cycle.hpp>
#include <kinerja/core/evidence.hpp>
#include <kinerja/core/text.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kinerja {

class MeasureGaps {
 public:
  explicit MeasureGaps(const Cycle& cycle);

  /// Adds a note for each kind of gap. `measures` lie in the cycle's period.
  void note(std::string_view indicator,
            std::span<const UsedMeasure> measures,
            std::vector<Text>& notes);

 private:
  std::size_t month_of(std::int32_t day) const;
  bool covers_all_months(std::span<const UsedMeasure> measures);
  std::string missing_months() const;

  std::vector<std::int32_t> begin_;  // the first day of each month of the period, and the end
  std::vector<char> covered_;        // months, by the measures at hand
};

}  // namespace kinerja
