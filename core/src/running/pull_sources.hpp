#pragma once

#include <kinerja/core/running.hpp>

#include <cstdint>
#include <string_view>
#include <vector>

namespace kinerja {

/// Pulls each source into a load of its own, which does not count yet: several sources at a time,
/// and what they bring is written down by one thread more. Of a source that fails, and of those
/// before it, `intake` has counts and quarantine; what stands behind depends on threads and is left
/// out.
Result<std::vector<LoadId>> pull_sources(PreparedCycle& prepared,
                                         Store& store,
                                         unsigned threads,
                                         const StopSource& stop,
                                         const ProgressLine& progress,
                                         Intake& intake);

/// An Error when more of a source's rows were refused than `limit`, a share, allows.
Result<void> check_limit(std::string_view source,
                         double limit,
                         std::uint64_t good,
                         std::uint64_t refused);

}  // namespace kinerja
