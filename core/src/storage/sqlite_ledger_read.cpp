// The reading half of the ledger: what counts, checked before anybody sees it.
#include <kinerja/core/sha256.hpp>

#include "storage/row_codec.hpp"
#include "storage/sqlite_ledger.hpp"

#include <utility>

namespace kinerja {
namespace {

// Where a batch was expected: which chunk of which load.
struct Expected {
  std::int64_t load = 0;
  std::int64_t chunks = 0;  // that the load says it has
  std::int64_t next = 0;    // number of the chunk that comes next
};

Error damaged(const SqliteDatabase& database, const Expected& at, const Text& why) {
  return fail(Errc::storage,
              text("{}: pemuatan {}, kumpulan baris {}: {}",
                   "{}: load {}, batch {}: {}",
                   {database.name(), at.load, at.next, why}));
}

Result<void> check_complete(const SqliteDatabase& database, const Expected& at) {
  if (at.next == at.chunks) return {};
  return damaged(database, at, text("hilang", "missing"));
}

// The columns of the query in read_rows.
enum ChunkColumn { source, load, chunks, number, kind, n, sha256, columns };

Result<Rows> rows_of(const SqliteDatabase& database, const SqliteStatement& at_row, Expected at) {
  if (at_row.is_null(number) || at_row.integer(number) != at.next)
    return damaged(database, at, text("hilang", "missing"));
  Sha256 hash;
  hash.add(at_row.blob(columns));
  if (hash.hex() != at_row.text(sha256))
    return damaged(
        database,
        at,
        text("isi tidak cocok dengan SHA-256-nya", "content does not match its SHA-256"));
  auto rows = decode_rows(at_row.blob(columns));
  if (!rows) return damaged(database, at, rows.error().message);
  if (std::cmp_not_equal(rows->index(), at_row.integer(kind)) ||
      std::cmp_not_equal(size_of(*rows), at_row.integer(n)))
    return damaged(
        database, at, text("jenis atau jumlah baris lain", "other kind or number of rows"));
  return rows;
}

}  // namespace

Result<std::string> SqliteLedger::cursor(const CycleKey& key, const std::string& source) {
  KINERJA_TRY(
      find,
      database_.prepare("SELECT cursor FROM load WHERE agency = ?1 AND cycle = ?2 AND source "
                        "= ?3 AND state <> 0 AND cursor IS NOT NULL "
                        "ORDER BY number DESC LIMIT 1"));
  KINERJA_TRY(found, find.bind(key.agency, key.cycle, source).step());
  return found ? std::string(find.text(0)) : std::string();
}

// One statement from beginning to end, so that it sees one state even while another program writes.
// The order is that of the two keys: SQLite sorts nothing.
Result<void> SqliteLedger::read_rows(
    const CycleKey& key,
    std::uint32_t kinds,
    const std::function<Result<void>(const std::string& source, Rows&& rows)>& each) {
  KINERJA_TRY(
      list,
      database_.prepare(
          "SELECT load.source, load.number, load.chunks, chunk.number, chunk.kind, chunk.n, "
          "chunk.sha256, chunk.columns FROM load LEFT JOIN chunk ON chunk.agency = "
          "load.agency AND chunk.load = load.number WHERE load.agency = ?1 AND load.cycle = "
          "?2 AND load.state = 1 ORDER BY load.source, load.number, chunk.number"));
  list.bind(key.agency, key.cycle);
  Expected at;
  for (;;) {
    KINERJA_TRY(more, list.step());
    if (!more || list.integer(load) != at.load) {
      KINERJA_CHECK(check_complete(database_, at));
      if (!more) return {};
      at = {list.integer(load), list.integer(chunks), 0};
    }
    if (at.chunks == 0 && list.is_null(number)) continue;
    const auto of_kind = static_cast<std::uint32_t>(list.integer(kind));
    if (of_kind < 32 && (kinds >> of_kind & 1U) == 0) {
      if (list.is_null(number) || list.integer(number) != at.next)
        return damaged(database_, at, text("hilang", "missing"));
      ++at.next;
      continue;
    }
    KINERJA_TRY(rows, rows_of(database_, list, at));
    ++at.next;
    KINERJA_CHECK(each(std::string(list.text(source)), std::move(rows)));
  }
}

// CROSS JOIN keeps SQLite from going through the quarantine of every cycle first.
Result<std::vector<Quarantined>> SqliteLedger::quarantine(const CycleKey& key) {
  KINERJA_TRY(
      list,
      database_.prepare("SELECT load.source, q.input, q.origin, q.column_name, q.raw, "
                        "q.reason_id, q.reason_en FROM load CROSS JOIN quarantine AS q ON q.agency "
                        "= load.agency AND q.load = load.number WHERE load.agency = ?1 AND "
                        "load.cycle = ?2 AND load.state = 1 "
                        "ORDER BY load.source, load.number, q.number"));
  list.bind(key.agency, key.cycle);
  std::vector<Quarantined> rows;
  for (;;) {
    KINERJA_TRY(more, list.step());
    if (!more) return rows;
    rows.push_back({std::string(list.text(0)),
                    std::string(list.text(1)),
                    static_cast<std::uint32_t>(list.integer(2)),
                    std::string(list.text(3)),
                    std::string(list.text(4)),
                    std::string(list.text(5)),
                    std::string(list.text(6))});
  }
}

// Over the hashes of the loads, which are over all of their rows.
Result<std::string> SqliteLedger::content(const CycleKey& key) {
  KINERJA_TRY(list,
              database_.prepare("SELECT source, content FROM load WHERE agency = ?1 AND cycle = ?2 "
                                "AND state = 1 ORDER BY source, number"));
  list.bind(key.agency, key.cycle);
  Sha256 hash;
  for (;;) {
    KINERJA_TRY(more, list.step());
    if (!more) return hash.hex();
    for (const std::string_view part : {list.text(0), list.text(1)}) {
      hash.add(std::to_string(part.size()) + ":");
      hash.add(part);
    }
  }
}

Result<bool> SqliteLedger::has_rows(const CycleKey& key) {
  KINERJA_TRY(
      find,
      database_.prepare("SELECT 1 FROM load WHERE agency = ?1 AND cycle = ?2 AND state <> 0 "
                        "LIMIT 1"));
  return find.bind(key.agency, key.cycle).step();
}

}  // namespace kinerja
