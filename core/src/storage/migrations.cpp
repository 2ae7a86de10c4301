#include "storage/migrations.hpp"

#include <array>
#include <iterator>
#include <span>
#include <string>
#include <string_view>

namespace kinerja {
namespace {

using Statements = std::span<const std::string_view>;

// A released version is never edited; what changes later is a version of its own at the end.
//
// Every key leads with the agency, and numbers are counted per agency: a large installation can
// put agencies on different machines, and no two ever wait for one counter.
constexpr std::string_view ledger[] = {
    R"(CREATE TABLE agency (
         agency TEXT NOT NULL PRIMARY KEY CHECK (agency <> ''),
         last_load INTEGER NOT NULL DEFAULT 0  -- numbers are never given twice
       ) STRICT, WITHOUT ROWID)",

    // state: 0 half-made, 1 counts, 2 replaced by a later snapshot.
    R"(CREATE TABLE load (
         agency TEXT NOT NULL REFERENCES agency,
         number INTEGER NOT NULL,
         cycle TEXT NOT NULL,
         source TEXT NOT NULL,
         snapshot INTEGER NOT NULL CHECK (snapshot IN (0, 1)),
         state INTEGER NOT NULL DEFAULT 0 CHECK (state IN (0, 1, 2)),
         made_ms INTEGER NOT NULL,
         chunks INTEGER NOT NULL DEFAULT 0,
         n INTEGER NOT NULL DEFAULT 0,  -- rows in all chunks
         quarantined INTEGER NOT NULL DEFAULT 0,
         cursor TEXT,   -- NULL: nothing was committed
         content TEXT,  -- SHA-256 over chunks and quarantine, once finished
         PRIMARY KEY (agency, number)
       ) STRICT, WITHOUT ROWID)",
    // UNIQUE tells SQLite that reading by it needs no sorting, of blobs least of all.
    "CREATE UNIQUE INDEX load_by_source ON load (agency, cycle, source, number)",

    // Large rows, so an ordinary table: WITHOUT ROWID would carry the blobs inside the key's tree.
    R"(CREATE TABLE chunk (
         agency TEXT NOT NULL,
         load INTEGER NOT NULL,
         number INTEGER NOT NULL,
         kind INTEGER NOT NULL,
         n INTEGER NOT NULL,
         sha256 TEXT NOT NULL,
         columns BLOB NOT NULL,
         PRIMARY KEY (agency, load, number),
         FOREIGN KEY (agency, load) REFERENCES load ON DELETE CASCADE
       ) STRICT)",
    R"(CREATE TABLE quarantine (
         agency TEXT NOT NULL,
         load INTEGER NOT NULL,
         number INTEGER NOT NULL,
         input TEXT NOT NULL,
         origin INTEGER NOT NULL,
         column_name TEXT NOT NULL,
         raw TEXT NOT NULL,
         reason_id TEXT NOT NULL,
         reason_en TEXT NOT NULL,
         PRIMARY KEY (agency, load, number),
         FOREIGN KEY (agency, load) REFERENCES load ON DELETE CASCADE
       ) STRICT, WITHOUT ROWID)",
    R"(CREATE TRIGGER chunk_stays BEFORE UPDATE ON chunk
       BEGIN SELECT RAISE(ABORT, 'chunks never change'); END)",
    R"(CREATE TRIGGER quarantine_stays BEFORE UPDATE ON quarantine
       BEGIN SELECT RAISE(ABORT, 'quarantined rows never change'); END)",
};

constexpr std::string_view results[] = {
    "ALTER TABLE agency ADD COLUMN last_run INTEGER NOT NULL DEFAULT 0",
    R"(CREATE TABLE run (
         agency TEXT NOT NULL REFERENCES agency,
         number INTEGER NOT NULL,
         cycle TEXT NOT NULL,
         made_ms INTEGER NOT NULL,
         host_version TEXT NOT NULL,
         config_hash TEXT NOT NULL,
         input_hash TEXT NOT NULL,
         result_hash TEXT NOT NULL,
         config TEXT NOT NULL,
         result_node TEXT NOT NULL,
         people INTEGER NOT NULL,
         PRIMARY KEY (agency, number)
       ) STRICT)",
    "CREATE INDEX run_by_cycle ON run (agency, cycle, number)",
    R"(CREATE TABLE run_component (
         agency TEXT NOT NULL,
         run INTEGER NOT NULL,
         number INTEGER NOT NULL,
         name TEXT NOT NULL,
         component TEXT NOT NULL,
         plugin TEXT NOT NULL,
         version TEXT NOT NULL,
         sha256 TEXT NOT NULL,
         PRIMARY KEY (agency, run, number),
         FOREIGN KEY (agency, run) REFERENCES run ON DELETE CASCADE
       ) STRICT, WITHOUT ROWID)",

    // score_bits: the double as a whole number, where REAL loses something (-0, not a number).
    R"(CREATE TABLE result (
         agency TEXT NOT NULL,
         run INTEGER NOT NULL,
         employee TEXT NOT NULL,
         node TEXT NOT NULL,
         score REAL NOT NULL,
         score_bits INTEGER,
         grade INTEGER NOT NULL,
         status INTEGER NOT NULL,
         grade_text TEXT NOT NULL,
         PRIMARY KEY (agency, run, employee, node),
         FOREIGN KEY (agency, run) REFERENCES run ON DELETE CASCADE
       ) STRICT, WITHOUT ROWID)",
    R"(CREATE TRIGGER run_stays BEFORE UPDATE ON run
       BEGIN SELECT RAISE(ABORT, 'runs never change'); END)",
    R"(CREATE TRIGGER run_component_stays BEFORE UPDATE ON run_component
       BEGIN SELECT RAISE(ABORT, 'runs never change'); END)",
    R"(CREATE TRIGGER result_stays BEFORE UPDATE ON result
       BEGIN SELECT RAISE(ABORT, 'results never change'); END)",
};

// Results as columns: a nation has a hundred million of them. `sha256` is over the hash of the
// batch before and the columns. Runs from before stay in the table `result`.
constexpr std::string_view result_columns[] = {
    R"(CREATE TABLE result_batch (
         agency TEXT NOT NULL,
         run INTEGER NOT NULL,
         number INTEGER NOT NULL,
         people INTEGER NOT NULL,
         sha256 TEXT NOT NULL,
         columns BLOB NOT NULL,
         PRIMARY KEY (agency, run, number),
         FOREIGN KEY (agency, run) REFERENCES run ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
       ) STRICT)",
    R"(CREATE TABLE run_grade (
         agency TEXT NOT NULL,
         run INTEGER NOT NULL,
         component INTEGER NOT NULL,
         grade INTEGER NOT NULL,
         words TEXT NOT NULL,
         PRIMARY KEY (agency, run, component, grade),
         FOREIGN KEY (agency, run, component) REFERENCES run_component ON DELETE CASCADE
       ) STRICT, WITHOUT ROWID)",
    R"(INSERT INTO run_grade SELECT DISTINCT result.agency, result.run, component.number,
         result.grade, result.grade_text FROM result JOIN run_component AS component ON
         component.agency = result.agency AND component.run = result.run AND
         component.name = result.node WHERE result.grade >= 0)",
    R"(CREATE TRIGGER result_batch_stays BEFORE UPDATE ON result_batch
       BEGIN SELECT RAISE(ABORT, 'results never change'); END)",
    R"(CREATE TRIGGER run_grade_stays BEFORE UPDATE ON run_grade
       BEGIN SELECT RAISE(ABORT, 'runs never change'); END)",
};

// Evidence in parts of whole units, as built from the rows that counted: read back without building
// it again. `content` is over those rows and the settings that evidence depends on; `sha256` is
// over the hash of the part before and the columns; `employees` are the sorted 4-byte hashes of the
// employees of a part, until version 5.
constexpr std::string_view snapshots[] = {
    "ALTER TABLE agency ADD COLUMN last_snapshot INTEGER NOT NULL DEFAULT 0",
    R"(CREATE TABLE snapshot (
         agency TEXT NOT NULL REFERENCES agency,
         number INTEGER NOT NULL,
         cycle TEXT NOT NULL,
         content TEXT NOT NULL,
         made_ms INTEGER NOT NULL,
         input_hash TEXT NOT NULL,
         people INTEGER NOT NULL,
         parts INTEGER NOT NULL,
         PRIMARY KEY (agency, number)
       ) STRICT)",
    "CREATE UNIQUE INDEX snapshot_by_content ON snapshot (agency, cycle, content)",
    R"(CREATE TABLE snapshot_part (
         agency TEXT NOT NULL,
         snapshot INTEGER NOT NULL,
         number INTEGER NOT NULL,
         people INTEGER NOT NULL,
         sha256 TEXT NOT NULL,
         employees BLOB NOT NULL,
         columns BLOB NOT NULL,
         PRIMARY KEY (agency, snapshot, number),
         FOREIGN KEY (agency, snapshot) REFERENCES snapshot ON DELETE CASCADE
           DEFERRABLE INITIALLY DEFERRED
       ) STRICT)",
    R"(CREATE TRIGGER snapshot_stays BEFORE UPDATE ON snapshot
       BEGIN SELECT RAISE(ABORT, 'snapshots never change'); END)",
    R"(CREATE TRIGGER snapshot_part_stays BEFORE UPDATE ON snapshot_part
       BEGIN SELECT RAISE(ABORT, 'snapshots never change'); END)",
};

// Where each employee of a snapshot is, in leaves by hash (storage/employee_index.hpp). Snapshots
// from before are made again of the rows, by the next run.
constexpr std::string_view snapshot_employees[] = {
    "DELETE FROM snapshot",
    "ALTER TABLE snapshot_part DROP COLUMN employees",
    R"(CREATE TABLE snapshot_employees (
         agency TEXT NOT NULL,
         snapshot INTEGER NOT NULL,
         first INTEGER NOT NULL,
         entries BLOB NOT NULL,
         PRIMARY KEY (agency, snapshot, first),
         FOREIGN KEY (agency, snapshot) REFERENCES snapshot ON DELETE CASCADE
           DEFERRABLE INITIALLY DEFERRED
       ) STRICT)",
    R"(CREATE TRIGGER snapshot_employees_stays BEFORE UPDATE ON snapshot_employees
       BEGIN SELECT RAISE(ABORT, 'snapshots never change'); END)",
};

constexpr std::array<Statements, 5> versions = {Statements(ledger),
                                                Statements(results),
                                                Statements(result_columns),
                                                Statements(snapshots),
                                                Statements(snapshot_employees)};

Result<std::int64_t> number_from(SqliteDatabase& database, std::string_view sql) {
  KINERJA_TRY(statement, database.prepare(sql));
  KINERJA_CHECK(statement.step());
  return statement.integer(0);
}

Result<void> apply(SqliteDatabase& database,
                   std::int64_t version,
                   const std::function<void()>& before_statement) {
  const auto run = [&](std::string_view sql) {
    if (before_statement) before_statement();
    return database.run(sql);
  };
  for (const std::string_view sql : versions[static_cast<std::size_t>(version - 1)])
    KINERJA_CHECK(run(sql));
  // Both stand in the file's header and are part of the transaction like any table.
  KINERJA_CHECK(run("PRAGMA application_id = " + std::to_string(kinerja_application_id)));
  KINERJA_CHECK(run("PRAGMA user_version = " + std::to_string(version)));
  if (before_statement) before_statement();
  return {};
}

}  // namespace

std::int64_t newest_schema() {
  return std::ssize(versions);
}

Result<std::int64_t> schema_of(SqliteDatabase& database) {
  KINERJA_TRY(application, number_from(database, "PRAGMA application_id"));
  KINERJA_TRY(version, number_from(database, "PRAGMA user_version"));
  KINERJA_TRY(tables, number_from(database, "SELECT count(*) FROM sqlite_schema"));
  const bool empty = application == 0 && version == 0 && tables == 0;
  const bool ours = application == kinerja_application_id && version > 0;
  if (!empty && !ours)
    return fail(
        Errc::incompatible,
        text("{}: bukan basis data kinerja", "{}: not a kinerja database", {database.name()}));
  if (version > newest_schema())
    return fail(Errc::incompatible,
                text("{}: ditulis oleh kinerja yang lebih baru (bentuk basis data {}, program ini "
                     "mengenal sampai {}); pasang kinerja yang lebih baru untuk membukanya",
                     "{}: written by a newer kinerja (database form {}, this program knows up to "
                     "{}); install a newer kinerja to open it",
                     {database.name(), version, newest_schema()}));
  return version;
}

Result<void> migrate(SqliteDatabase& database, const std::function<void()>& before_statement) {
  for (;;) {
    KINERJA_TRY(transaction, SqliteTransaction::write(database));
    // Asked again under the lock: another program may have got here first.
    KINERJA_TRY(version, schema_of(database));
    if (version == newest_schema()) return {};
    KINERJA_CHECK(apply(database, version + 1, before_statement));
    KINERJA_CHECK(transaction.commit());
  }
}

}  // namespace kinerja
