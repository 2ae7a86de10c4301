#pragma once

#include <kinerja/core/evidence.hpp>
#include <kinerja/core/preparing.hpp>
#include <kinerja/core/rating.hpp>
#include <kinerja/core/stop.hpp>
#include <kinerja/core/store.hpp>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace kinerja {

/// How far a piece of work is. Called often, from one thread at a time.
struct Progress {
  enum class Stage { rows, people, exports } stage = Stage::rows;
  std::string name;         // of the source or exporter
  std::uint64_t done = 0;   // rows; people
  std::uint64_t total = 0;  // 0: not known here
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
  SnapshotRecord evidence;  // as the store keeps it
};

/// How much memory and how many threads evidence may take while it is made. Changes nothing of what
/// is made.
struct EvidenceLimits {
  std::size_t part_people = 2'048;  // a part ends with the unit that fills it
  // Of the whole program. Rows that it has no room for wait in a file, and so do those above 256
  // MiB, since more makes nothing quicker; people have to fit, about 200 bytes each.
  std::size_t memory_bytes = std::size_t{4} << 30U;
  // What is going to be kept of each person beside, while parts are built.
  std::size_t kept_person_bytes = 0;
  unsigned threads = 0;  // 0: as many as the machine has
};

/// Pulls every source into the ledger and keeps the evidence. All sources count together or not at
/// all: when one fails, or the share of its rows that cannot be used is above its limit, what
/// earlier runs brought goes on counting.
Result<void> take_in(PreparedCycle& prepared,
                     Store& store,
                     const StopSource& stop,
                     const ProgressLine& progress,
                     Intake& intake,
                     EvidenceLimits limits = {});

/// Builds the evidence of a cycle, all of it, from the rows in the ledger that count.
Result<Evidence> build_evidence(const Cycle& cycle, Store& store);

/// Builds the same part by part and keeps it in the store, if it is not kept already. What fits
/// nothing is added to `aside`.
Result<SnapshotRecord> keep_evidence(const Cycle& cycle,
                                     Store& store,
                                     EvidenceLimits limits,
                                     std::vector<Quarantined>& aside);

/// The evidence that is kept of what counts now, or nothing when that was never kept.
Result<std::optional<SnapshotRecord>> kept_evidence(const Cycle& cycle, Store& store);

/// Whether two cycles make the same evidence of the rows in the store.
Result<bool> same_evidence(const Cycle& a, const Cycle& b, Store& store);

/// Gives one part of the evidence after the other, whole units in order, and an empty function at
/// the end.
using NextPart = std::function<Result<EvidenceLater>()>;
NextPart parts_of(Store& store, const SnapshotRecord& snapshot);
NextPart all_of(Evidence evidence);
/// Reads the rows that count and builds each part when it is asked for; nothing is kept.
Result<NextPart> built_parts(const Cycle& cycle, Store& store, EvidenceLimits limits);
/// The evidence that is kept of what counts now; where it is not kept, it is built.
Result<NextPart> current_parts(const Cycle& cycle, Store& store, EvidenceLimits limits);

/// Rates everybody, several parts at a time, and keeps run and results.
struct RunOutcome {
  RunRecord record;
  std::vector<std::uint64_t> by_grade;  // people by grade of the cycle's result
  std::uint64_t rated = 0;              // people with a score of the cycle's result
};
/// Shows each part when it is rated.
using PartRated = std::function<void(const Evidence& part, const Scores& scores)>;
Result<RunOutcome> rate_and_keep(const PreparedCycle& prepared,
                                 const std::string& input_hash,
                                 const NextPart& next,
                                 Store& store,
                                 const StopSource& stop,
                                 RatingOptions options,
                                 const ProgressLine& progress,
                                 const PartRated& rated = {},
                                 const EvidenceLimits& limits = {});

/// Lets every exporter write, part by part. Each exporter's files show together, when all of them
/// are written. The trail is computed again and must end in the same bits. Earlier cycles are read
/// from the store. What a cycle follows up needs everybody at once, in one part.
class Exports {
 public:
  /// Borrows all of it.
  Exports(PreparedCycle& prepared,
          std::string input_hash,
          Store& store,
          const StopSource& stop,
          RatingOptions options,
          ProgressLine progress);
  ~Exports();
  Exports(const Exports&) = delete;
  Exports(Exports&&) = delete;
  Exports& operator=(const Exports&) = delete;
  Exports& operator=(Exports&&) = delete;

  /// After an Error, which finish() returns, nothing more is written.
  void write(const Evidence& part, const Scores& scores);
  /// The files, once all are there under their names.
  Result<std::vector<std::filesystem::path>> finish();

 private:
  Result<void> begin(const Evidence& part, const Scores& scores);
  Result<void> write_batches(const Evidence& part, const Scores& scores);
  Error in_exporter(std::size_t exporter, Error error) const;

  PreparedCycle& prepared_;
  std::string input_hash_;
  Store& store_;
  const StopSource& stop_;
  ProgressLine progress_;
  Rater rater_;
  struct Begun;
  std::unique_ptr<Begun> begun_;
  std::uint64_t people_ = 0;
  std::optional<Error> error_;
};

/// Whether a cycle follows up what needs everybody at once: lists, earlier cycles.
bool needs_everybody(const Cycle& cycle);

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

/// What the latest run is computed again from. The ledger proves the whole way from its rows; the
/// kept evidence, which has to be what the run computed from, the way from there, much sooner.
enum class VerifyFrom { ledger, kept_evidence };

/// Computes the latest run again, part by part, and compares bit by bit.
Result<Verification> verify(const PreparedCycle& prepared,
                            Store& store,
                            const StopSource& stop,
                            RatingOptions options,
                            VerifyFrom from = VerifyFrom::ledger,
                            EvidenceLimits limits = {});

}  // namespace kinerja
