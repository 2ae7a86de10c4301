#pragma once

#include <kinerja/core/evidence.hpp>
#include <kinerja/core/preparing.hpp>
#include <kinerja/core/rating.hpp>
#include <kinerja/core/stop.hpp>
#include <kinerja/core/store.hpp>

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace kinerja {

/// How far a piece of work is. Called often, from one thread at a time.
struct Progress {
  enum class Stage { rows, people, exports } stage = Stage::rows;
  std::string name;         // of the source or exporter
  std::uint64_t done = 0;   // rows; people
  std::uint64_t total = 0;  // 0: not known
};
using ProgressLine = std::function<void(const Progress&)>;

struct SourceCount {
  std::string source;
  std::uint64_t rows = 0;
  std::uint64_t quarantined = 0;
};

/// What the sources brought. `unused` is filled also when the taking in fails: the rows in
/// quarantine, and those that fit no person, aspect, scale or period.
struct Intake {
  std::vector<SourceCount> counts;
  std::vector<Quarantined> unused;
  Evidence evidence;
};

/// Pulls every source into the ledger and builds the evidence. All sources count together or not at
/// all: when one fails, or the share of its rows that cannot be used is above its limit, what
/// earlier runs brought goes on counting.
Result<void> take_in(PreparedCycle& prepared,
                     Store& store,
                     const StopSource& stop,
                     const ProgressLine& progress,
                     Intake& intake);

/// Builds the evidence of a cycle from the rows in the ledger that count.
Result<Evidence> build_evidence(const Cycle& cycle, Store& store);

/// Rates everybody and keeps run and results.
struct RunOutcome {
  RunRecord record;
  Scores scores;
};
Result<RunOutcome> rate_and_keep(const PreparedCycle& prepared,
                                 const Evidence& evidence,
                                 Store& store,
                                 const StopSource& stop,
                                 RatingOptions options,
                                 const ProgressLine& progress);

/// Lets every exporter write. Each exporter's files show together, when all of them are written.
/// The trail is computed again, batch by batch, and must end in the same bits. Earlier cycles are
/// read from the store.
Result<std::vector<std::filesystem::path>> export_results(PreparedCycle& prepared,
                                                          const Evidence& evidence,
                                                          const RunOutcome& run,
                                                          Store& store,
                                                          const StopSource& stop,
                                                          RatingOptions options,
                                                          const ProgressLine& progress);

/// One value that a recomputation gave otherwise.
struct Difference {
  std::string employee;
  std::string node;
  std::string kept;
  std::string computed;
};

struct Verification {
  RunRecord run;
  std::uint64_t compared = 0;
  std::uint64_t different = 0;
  std::vector<Difference> shown;  // the first of them
  std::vector<Text> changed;      // what is not as it was: inputs, configuration, plugins
};

/// Computes the latest run again from the ledger and compares bit by bit.
Result<Verification> verify(const PreparedCycle& prepared,
                            Store& store,
                            const StopSource& stop,
                            RatingOptions options);

}  // namespace kinerja
