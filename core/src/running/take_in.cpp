#include <kinerja/core/running.hpp>

#include "running/pull_sources.hpp"

#include <algorithm>
#include <map>
#include <span>

namespace kinerja {
namespace {

// Whether each source stays within its limit when the rows that fit nothing are counted, too.
Result<void> check_fit(const Cycle& cycle,
                       const std::vector<SourceCount>& counts,
                       std::span<const Quarantined> aside) {
  std::map<std::string, std::uint64_t> of_source;
  for (const Quarantined& row : aside) ++of_source[row.source];
  for (std::size_t k = 0; k < cycle.sources.size(); ++k) {
    const SourceCount& count = counts[k];
    const std::uint64_t unfit = std::min(count.rows, of_source[count.source]);
    KINERJA_CHECK(check_limit(count.source,
                              cycle.sources[k].max_rejected,
                              count.rows - unfit,
                              count.quarantined + unfit));
  }
  return {};
}

}  // namespace

Result<void> take_in(PreparedCycle& prepared,
                     Store& store,
                     const StopSource& stop,
                     const ProgressLine& progress,
                     Intake& intake,
                     EvidenceLimits limits) {
  const Cycle& cycle = prepared.cycle;
  KINERJA_TRY(loads, pull_sources(prepared, store, limits.threads, stop, progress, intake));
  return store.finish_loads(loads, [&]() -> Result<void> {
    const std::size_t rejected = intake.unused.size();
    KINERJA_TRY(kept, keep_evidence(cycle, store, limits, intake.unused));
    intake.evidence = std::move(kept);
    return check_fit(cycle, intake.counts, std::span(intake.unused).subspan(rejected));
  });
}

}  // namespace kinerja
