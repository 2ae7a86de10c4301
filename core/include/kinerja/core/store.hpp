#pragma once

#include <kinerja/core/evidence.hpp>
#include <kinerja/core/result.hpp>
#include <kinerja/core/rows.hpp>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace kinerja {

/// Whose cycle. Every table leads with the agency.
struct CycleKey {
  std::string agency;
  std::string cycle;
};

using LoadId = std::int64_t;
using RunId = std::int64_t;
using SnapshotId = std::int64_t;

/// What computed a node, a part of what a result is stamped with.
struct ComponentStamp {
  std::string name;       // of the node in the cycle file
  std::string component;  // id
  std::string plugin;     // id
  std::string version;
  std::string sha256;               // of the plugin's file, hex
  std::vector<std::string> grades;  // the words of its grades, lowest first
};

struct RunRecord {
  RunId id = 0;  // given by the store
  CycleKey key;
  std::int64_t made_ms = 0;  // UTC
  std::string host_version;
  std::string config_hash;  // hex
  std::string input_hash;
  std::string result_hash;
  std::string config;  // canonical JSON of the cycle file
  std::string result_node;
  std::vector<ComponentStamp> components;
  std::uint64_t people = 0;
};

/// The results of one node, one for each employee of a batch.
struct NodeResults {
  std::vector<double> score;
  std::vector<std::int32_t> grade;   // place in the node's grades; -1: none
  std::vector<std::int32_t> status;  // a kinerja_status
};

/// Results of some employees.
struct ResultBatch {
  TextColumn employee;
  std::vector<NodeResults> nodes;  // as the components of the run
};

/// The most employees of a batch.
inline constexpr std::size_t max_batch_employees = 4'096;

/// Evidence that is kept in parts of whole units.
struct SnapshotRecord {
  SnapshotId id = 0;  // given by the store
  CycleKey key;
  std::string content;     // what it was built from: rows and settings
  std::string input_hash;  // hex
  std::uint64_t people = 0;
  std::uint64_t parts = 0;
};

/// Evidence that there is work left to be had from. Called once, on any thread, also beside those
/// of other parts and whatever it comes from.
using EvidenceLater = std::function<Result<Evidence>()>;

/// The ledger (append-only rows with their origin) and the results. One thread at a time.
/// The one seam to a database; SQLite stands behind it today.
class Store {
 public:
  /// Opens or makes the database and brings its tables to this version. `:memory:` lives in memory.
  static Result<std::unique_ptr<Store>> open(const std::filesystem::path& file);
  virtual ~Store() = default;
  Store(const Store&) = delete;
  Store(Store&&) = delete;
  Store& operator=(const Store&) = delete;
  Store& operator=(Store&&) = delete;

  /// Begins one pull of a source. Nothing of it counts before finish_load. Half-made loads of the
  /// same source that an interrupted run left behind are removed.
  virtual Result<LoadId> begin_load(const CycleKey& key,
                                    const std::string& source,
                                    bool snapshot) = 0;

  /// Keeps rows, quarantine and cursor in one transaction.
  virtual Result<void> append(LoadId load,
                              std::span<const Rows> rows,
                              std::span<const Quarantined> quarantine,
                              std::string_view cursor) = 0;

  /// Makes the load count. Of a snapshot source, earlier loads stop to count; when its rows are
  /// bit for bit those of the load that counts already, the new one is dropped. Returns whether
  /// anything changed.
  virtual Result<bool> finish_load(LoadId load) = 0;

  /// Makes several loads count together, if `accept`, which sees the rows as they would count then,
  /// returns no Error; else none of them counts, and its Error comes back.
  virtual Result<void> finish_loads(std::span<const LoadId> loads,
                                    const std::function<Result<void>()>& accept) = 0;

  /// The cursor of the last commit of a finished load, or empty.
  virtual Result<std::string> cursor(const CycleKey& key, const std::string& source) = 0;

  /// Shows all rows that count: sources by name, each one's loads and batches in the order they
  /// came. Stops at the first Error of `each` and returns it.
  virtual Result<void> read_rows(
      const CycleKey& key,
      const std::function<Result<void>(const std::string& source, Rows&& rows)>& each) = 0;

  /// The same for the rows of some kinds only: those whose bit (1 << place in Rows) is set.
  virtual Result<void> read_rows(
      const CycleKey& key,
      std::uint32_t kinds,
      const std::function<Result<void>(const std::string& source, Rows&& rows)>& each) = 0;

  /// A hash (hex) of all rows that count.
  virtual Result<std::string> content(const CycleKey& key) = 0;

  /// Keeps evidence in one transaction; each part carries the hash of all before it. `next` gives
  /// one part after the other and false at the end; then the hash, people and parts of `snapshot`
  /// are taken. One with the same content is replaced.
  virtual Result<void> save_snapshot(SnapshotRecord& snapshot,
                                     const std::function<Result<bool>(Evidence& part)>& next) = 0;

  /// The snapshot of this content, if one is kept.
  virtual Result<std::optional<SnapshotRecord>> snapshot(const CycleKey& key,
                                                         const std::string& content) = 0;

  /// One part of a snapshot as it lies there, an Error when it is missing. Unpacking it, on any
  /// thread, is an Error when it is not what was kept.
  virtual Result<EvidenceLater> packed_part(SnapshotId snapshot, std::uint64_t part) = 0;
  /// The same, unpacked.
  Result<Evidence> snapshot_part(SnapshotId snapshot, std::uint64_t part) {
    KINERJA_TRY(packed, packed_part(snapshot, part));
    return packed();
  }

  /// The parts in which an employee may be; nearly always one or none.
  virtual Result<std::vector<std::uint64_t>> parts_with(SnapshotId snapshot,
                                                        std::string_view employee) = 0;

  /// Quarantined rows of the loads that count.
  virtual Result<std::vector<Quarantined>> quarantine(const CycleKey& key) = 0;

  /// Whether any finished load exists.
  virtual Result<bool> has_rows(const CycleKey& key) = 0;

  /// Keeps a run and its results in one transaction; results never change afterwards, and each
  /// batch carries the hash of all before it. `next` gives one batch after the other and false at
  /// the end; the rest of `run` may be filled in until then.
  virtual Result<RunId> save_run(const RunRecord& run,
                                 const std::function<Result<bool>(ResultBatch& batch)>& next) = 0;

  virtual Result<std::optional<RunRecord>> latest_run(const CycleKey& key) = 0;

  /// Shows the results of a run, batch by batch in the order in which they were kept. An Error when
  /// a batch is missing or is not what was kept.
  virtual Result<void> read_results(
      RunId run, const std::function<Result<void>(const ResultBatch& batch)>& each) = 0;

 protected:
  Store() = default;
};

}  // namespace kinerja
