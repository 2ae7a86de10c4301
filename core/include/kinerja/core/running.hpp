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
  std::uint64_t done = 0;   // rows, people times nodes, people
  std::uint64_t total = 0;  // 0: not known
};
using ProgressLine = std::function<void(const Progress&)>;

struct SourceCount {
  std::string source;
  std::uint64_t rows = 0;
  std::uint64_t quarantined = 0;
};

/// Pulls every source into the ledger. A source whose share of quarantined rows is above its limit
/// fails, and what it brought does not count; what earlier runs brought stays.
Result<std::vector<SourceCount>> pull_sources(PreparedCycle& prepared,
                                              Store& store,
                                              const StopSource& stop,
                                              const ProgressLine& progress);

/// Builds the evidence of a cycle from the rows in the ledger that count.
Result<Evidence> build_evidence(const Cycle& cycle, Store& store);

/// Fails when so many rows of a source were put aside while building evidence that, with those in
/// quarantine, its limit is crossed.
Result<void> check_set_aside(const Cycle& cycle, const Evidence& evidence, Store& store);

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
/// The trail is computed again, batch by batch, and must end in the same bits.
Result<std::vector<std::filesystem::path>> export_results(PreparedCycle& prepared,
                                                          const Evidence& evidence,
                                                          const RunOutcome& run,
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
