#pragma once

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

/// What computed a node, a part of what a result is stamped with.
struct ComponentStamp {
  std::string name;       // of the node in the cycle file
  std::string component;  // id
  std::string plugin;     // id
  std::string version;
  std::string sha256;  // of the plugin's file, hex
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

/// The result of one node for one employee.
struct ResultRow {
  std::string employee;
  std::string node;
  double score = 0;
  std::int32_t grade = -1;
  std::int32_t status = 0;  // a kinerja_status
  std::string grade_text;
};

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

  /// Quarantined rows of the loads that count.
  virtual Result<std::vector<Quarantined>> quarantine(const CycleKey& key) = 0;

  /// Whether any finished load exists.
  virtual Result<bool> has_rows(const CycleKey& key) = 0;

  /// Keeps a run and its results in one transaction; results never change afterwards. `next` gives
  /// one row after the other and false at the end.
  virtual Result<RunId> save_run(const RunRecord& run,
                                 const std::function<bool(ResultRow& row)>& next) = 0;

  virtual Result<std::optional<RunRecord>> latest_run(const CycleKey& key) = 0;

  /// Shows the results of a run, sorted by employee and then by the node's name.
  virtual Result<void> read_results(
      RunId run, const std::function<Result<void>(const ResultRow& row)>& each) = 0;

 protected:
  Store() = default;
};

}  // namespace kinerja
