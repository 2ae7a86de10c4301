#include "evidence/measure_gaps.hpp"

#include <kinerja/core/days.hpp>

#include <algorithm>

namespace kinerja {
namespace {

constexpr std::int32_t longest_month = 31;  // days

}  // namespace

MeasureGaps::MeasureGaps(const Cycle& cycle) {
  CalendarDay at = calendar_day(cycle.from_day);
  at.day = 1;
  do {
    begin_.push_back(days_of(at));
    at = at.month == 12 ? CalendarDay{at.year + 1, 1, 1} : CalendarDay{at.year, at.month + 1, 1};
  } while (days_of(at) <= cycle.to_day);
  begin_.push_back(days_of(at));
  covered_.resize(begin_.size() - 1);
}

std::size_t MeasureGaps::month_of(std::int32_t day) const {
  // No month is longer, so it can't be an earlier one.
  auto month = static_cast<std::size_t>((day - begin_[0]) / longest_month);
  while (begin_[month + 1] <= day) ++month;
  return month;
}

// Also when not all measures are of single months: then nobody knows what one lacks.
bool MeasureGaps::covers_all_months(std::span<const UsedMeasure> measures) {
  std::fill(covered_.begin(), covered_.end(), char{0});
  for (const UsedMeasure& measure : measures) {
    const std::size_t month = month_of(measure.to_day);
    if (measure.from_day < begin_[month]) return true;
    if (measure.counts) covered_[month] = 1;
  }
  return std::find(covered_.begin(), covered_.end(), char{0}) == covered_.end();
}

std::string MeasureGaps::missing_months() const {
  constexpr std::size_t year_and_month = 7;  // of an ISO day
  std::string all;
  for (std::size_t month = 0; month < covered_.size(); ++month)
    if (covered_[month] == 0)
      all.append(all.empty() ? "" : ", ").append(iso_day(begin_[month]), 0, year_and_month);
  return all;
}

void MeasureGaps::note(std::string_view indicator,
                       std::span<const UsedMeasure> measures,
                       std::vector<Text>& notes) {
  const auto pending = std::count_if(
      measures.begin(), measures.end(), [](const UsedMeasure& m) { return !m.counts; });
  if (pending > 0)
    notes.push_back(text("{}: {} angka belum disetujui, tidak dihitung.",
                         "{}: {} figures are not approved yet and do not count.",
                         {indicator, static_cast<std::int64_t>(pending)}));
  if (pending == static_cast<std::ptrdiff_t>(measures.size())) {
    notes.push_back(text("{}: belum ada angka.", "{}: there is no figure yet.", {indicator}));
    return;
  }
  if (measures.size() > 1 && !covers_all_months(measures))
    notes.push_back(text(
        "{}: tidak ada angka untuk {}.", "{}: no figure for {}.", {indicator, missing_months()}));
}

}  // namespace kinerja
