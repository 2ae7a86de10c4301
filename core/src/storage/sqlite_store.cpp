#include <kinerja/core/store.hpp>

#include "storage/migrations.hpp"
#include "storage/sqlite_database.hpp"
#include "storage/sqlite_ledger.hpp"
#include "storage/sqlite_results.hpp"
#include "storage/sqlite_snapshots.hpp"

#include <chrono>
#include <thread>
#include <utility>

namespace kinerja {
namespace {

class SqliteStore final : public Store {
 public:
  explicit SqliteStore(SqliteDatabase database)
      : database_(std::move(database)),
        ledger_(database_),
        results_(database_),
        snapshots_(database_) {}

  Result<LoadId> begin_load(const CycleKey& key,
                            const std::string& source,
                            bool snapshot) override {
    return ledger_.begin_load(key, source, snapshot);
  }
  Result<void> append(LoadId load,
                      std::span<const Rows> rows,
                      std::span<const Quarantined> quarantine,
                      std::string_view cursor) override {
    return ledger_.append(load, rows, quarantine, cursor);
  }
  Result<bool> finish_load(LoadId load) override { return ledger_.finish_load(load); }
  Result<void> finish_loads(std::span<const LoadId> loads,
                            const std::function<Result<void>()>& accept) override {
    return ledger_.finish_loads(loads, accept);
  }
  Result<std::string> cursor(const CycleKey& key, const std::string& source) override {
    return ledger_.cursor(key, source);
  }
  Result<void> read_rows(
      const CycleKey& key,
      const std::function<Result<void>(const std::string& source, Rows&& rows)>& each) override {
    return ledger_.read_rows(key, SqliteLedger::all_kinds, each);
  }
  Result<void> read_rows(
      const CycleKey& key,
      std::uint32_t kinds,
      const std::function<Result<void>(const std::string& source, Rows&& rows)>& each) override {
    return ledger_.read_rows(key, kinds, each);
  }
  Result<std::string> content(const CycleKey& key) override { return ledger_.content(key); }
  Result<void> save_snapshot(SnapshotRecord& snapshot,
                             const std::function<Result<bool>(Evidence& part)>& next) override {
    return snapshots_.save(snapshot, next);
  }
  Result<std::optional<SnapshotRecord>> snapshot(const CycleKey& key,
                                                 const std::string& content) override {
    return snapshots_.find(key, content);
  }
  Result<EvidenceLater> packed_part(SnapshotId snapshot, std::uint64_t part) override {
    return snapshots_.part(snapshot, part);
  }
  Result<std::vector<std::uint64_t>> parts_with(SnapshotId snapshot,
                                                std::string_view employee) override {
    return snapshots_.parts_with(snapshot, employee);
  }
  Result<std::vector<Quarantined>> quarantine(const CycleKey& key) override {
    return ledger_.quarantine(key);
  }
  Result<bool> has_rows(const CycleKey& key) override { return ledger_.has_rows(key); }
  Result<RunId> save_run(const RunRecord& run,
                         const std::function<Result<bool>(ResultBatch& batch)>& next) override {
    return results_.save_run(run, next);
  }
  Result<std::optional<RunRecord>> latest_run(const CycleKey& key) override {
    return results_.latest_run(key);
  }
  Result<void> read_results(
      RunId run, const std::function<Result<void>(const ResultBatch& batch)>& each) override {
    return results_.read_results(run, each);
  }

 private:
  SqliteDatabase database_;
  SqliteLedger ledger_;
  SqliteResults results_;
  SqliteSnapshots snapshots_;
};

// A strange file or one of a newer program is refused before anything is written to it.
Result<void> look_before_writing(SqliteDatabase& database) {
  KINERJA_TRY(transaction, SqliteTransaction::read(database));
  KINERJA_CHECK(schema_of(database));
  return {};
}

// SQLite itself does not wait when several programs turn a new file to its log at once.
Result<void> turn_to_log(SqliteStatement& pragma) {
  constexpr std::chrono::milliseconds between_tries{5};
  const auto until = std::chrono::steady_clock::now() + database_busy_limit;
  for (;;) {
    const auto turned = pragma.step();
    if (turned) return {};
    const bool busy = turned.error().code == Errc::storage;
    if (!busy || std::chrono::steady_clock::now() >= until) return turned.error();
    std::this_thread::sleep_for(between_tries);
  }
}

// With a write-ahead log, readers go on while a run is being saved. It needs shared memory, which
// network drives lack, and SQLite's locks are not safe there either.
Result<void> use_write_ahead_log(SqliteDatabase& database) {
  KINERJA_TRY(pragma, database.prepare("PRAGMA journal_mode = WAL"));
  KINERJA_CHECK(turn_to_log(pragma));
  if (pragma.text(0) == "wal" || pragma.text(0) == "memory") return {};
  return fail(Errc::storage,
              text("{}: basis data harus berada di disk komputer ini, bukan di drive jaringan",
                   "{}: the database must be on a disk of this computer, not on a network drive",
                   {database.name()}));
}

// What is kept comes in blobs of many kilobytes, which larger pages hold in fewer pieces. Of a file
// that has a size already, this changes nothing.
constexpr std::string_view large_pages = "PRAGMA page_size = 16384";

}  // namespace

Result<std::unique_ptr<Store>> Store::open(const std::filesystem::path& file) {
  KINERJA_TRY(database, SqliteDatabase::open(file));
  KINERJA_CHECK(look_before_writing(database));
  KINERJA_CHECK(database.run(large_pages));
  KINERJA_CHECK(use_write_ahead_log(database));
  KINERJA_CHECK(database.run("PRAGMA synchronous = FULL"));  // a commit survives a power cut
  KINERJA_CHECK(database.run("PRAGMA foreign_keys = ON"));
  KINERJA_CHECK(migrate(database));
  return std::unique_ptr<Store>(std::make_unique<SqliteStore>(std::move(database)));
}

}  // namespace kinerja
