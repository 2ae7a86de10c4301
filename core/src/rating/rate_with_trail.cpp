#include <kinerja/core/rating.hpp>

#include <algorithm>

namespace kinerja {
namespace {

constexpr std::size_t trail_batch_people = 1'024;  // bounds the trail that is held at once

}  // namespace

Result<void> rate_with_trail(const Rater& rater,
                             const Evidence& evidence,
                             std::span<const std::size_t> people,
                             const std::function<void(const Scores& scores)>& each) {
  const bool whole_groups = rater.needs_whole_groups();
  for (std::size_t k = 0; k < people.size();) {
    const std::size_t first = whole_groups ? evidence.begin_of_group(people[k]) : people[k];
    std::size_t last = people[k] + 1;
    // Takes on people who stand near, so that few batches are needed and few others are rated.
    for (++k; k < people.size() && people[k] < first + trail_batch_people; ++k)
      last = people[k] + 1;
    if (whole_groups) last = evidence.end_of_group(last - 1);
    while (k < people.size() && people[k] < last) ++k;
    KINERJA_TRY(scores, rater.rate(evidence, first, last, true));
    each(scores);
  }
  return {};
}

}  // namespace kinerja
