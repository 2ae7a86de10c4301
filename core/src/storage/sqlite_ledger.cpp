// A load is half-made (state 0) until it is finished in one transaction; then it counts (1), until
// a later snapshot of its source replaces it (2). Replaced loads stay: results that were made from
// them can be explained from them.
#include "storage/sqlite_ledger.hpp"

#include <kinerja/core/sha256.hpp>

#include "base/wall_clock.hpp"
#include "storage/row_codec.hpp"

#include <utility>

namespace kinerja {
namespace {

// Each part with its length, so that no two lists of texts run into the same bytes.
void add_part(Sha256& hash, std::string_view part) {
  hash.add(std::to_string(part.size()));
  hash.add(":");
  hash.add(part);
}

std::string hash_of(std::string_view bytes) {
  Sha256 hash;
  hash.add(bytes);
  return hash.hex();
}

}  // namespace

Result<SqliteLedger::Place> SqliteLedger::place_of(LoadId load) const {
  if (auto place = loads_.place_of(load)) return *std::move(place);
  return fail(
      Errc::not_found,
      text("{}: tidak ada pemuatan {}", "{}: there is no load {}", {database_.name(), load}));
}

Error SqliteLedger::not_open(const Place& place) const {
  return fail(Errc::storage,
              text("{}: pemuatan {} dari {} sudah selesai atau diganti pemuatan lain",
                   "{}: load {} of {} is finished already or was replaced by another one",
                   {database_.name(), place.number, place.agency}));
}

Result<LoadId> SqliteLedger::begin_load(const CycleKey& key,
                                        const std::string& source,
                                        bool snapshot) {
  KINERJA_TRY(transaction, SqliteTransaction::write(database_));
  KINERJA_TRY(leftover,
              database_.prepare("DELETE FROM load WHERE agency = ?1 AND cycle = ?2 AND source = ?3 "
                                "AND state = 0"));
  KINERJA_CHECK(leftover.bind(key.agency, key.cycle, source).run());
  KINERJA_TRY(count,
              database_.prepare("INSERT INTO agency (agency, last_load) VALUES (?1, 1) ON CONFLICT "
                                "DO UPDATE SET last_load = last_load + 1 RETURNING last_load"));
  KINERJA_CHECK(count.bind(key.agency).step());
  const std::int64_t number = count.integer(0);
  KINERJA_CHECK(count.run());
  KINERJA_TRY(
      insert,
      database_.prepare("INSERT INTO load (agency, number, cycle, source, snapshot, made_ms) "
                        "VALUES (?1, ?2, ?3, ?4, ?5, ?6)"));
  KINERJA_CHECK(insert.bind(key.agency, number, key.cycle, source, snapshot, now_ms()).run());
  KINERJA_CHECK(transaction.commit());
  return loads_.id_of(key.agency, number);
}

Result<void> SqliteLedger::append(LoadId load,
                                  std::span<const Rows> rows,
                                  std::span<const Quarantined> quarantine,
                                  std::string_view cursor) {
  KINERJA_TRY(place, place_of(load));
  std::size_t n = 0;
  for (const Rows& batch : rows) n += size_of(batch);
  KINERJA_TRY(transaction, SqliteTransaction::write(database_));
  KINERJA_TRY(update,
              database_.prepare("UPDATE load SET chunks = chunks + ?3, n = n + ?4, quarantined = "
                                "quarantined + ?5, cursor = ?6 WHERE agency = ?1 AND number = ?2 "
                                "AND state = 0 RETURNING chunks, quarantined"));
  KINERJA_TRY(
      open,
      update.bind(place.agency, place.number, rows.size(), n, quarantine.size(), cursor).step());
  if (!open) return not_open(place);
  const std::int64_t first_chunk = update.integer(0) - std::ssize(rows);
  const std::int64_t first_quarantined = update.integer(1) - std::ssize(quarantine);
  KINERJA_CHECK(update.run());
  KINERJA_CHECK(add_chunks(place, first_chunk, rows));
  KINERJA_CHECK(add_quarantine(place, first_quarantined, quarantine));
  return transaction.commit();
}

Result<void> SqliteLedger::add_chunks(const Place& place,
                                      std::int64_t first,
                                      std::span<const Rows> rows) {
  KINERJA_TRY(
      insert,
      database_.prepare("INSERT INTO chunk (agency, load, number, kind, n, sha256, columns) "
                        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"));
  for (const Rows& batch : rows) {
    KINERJA_TRY(blob, encode_rows(batch));
    insert.bind(place.agency,
                place.number,
                first++,
                batch.index(),
                size_of(batch),
                hash_of(blob),
                SqliteBlob{blob});
    KINERJA_CHECK(insert.run());
  }
  return {};
}

Result<void> SqliteLedger::add_quarantine(const Place& place,
                                          std::int64_t first,
                                          std::span<const Quarantined> rows) {
  KINERJA_TRY(
      insert,
      database_.prepare("INSERT INTO quarantine VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"));
  for (const Quarantined& row : rows) {
    insert.bind(place.agency,
                place.number,
                first++,
                row.input,
                row.origin,
                row.column,
                row.raw,
                row.reason_id,
                row.reason_en);
    KINERJA_CHECK(insert.run());
  }
  return {};
}

Result<bool> SqliteLedger::finish_load(LoadId load) {
  KINERJA_TRY(transaction, SqliteTransaction::write(database_));
  KINERJA_TRY(changed, finish_in_transaction(load));
  KINERJA_CHECK(transaction.commit());
  return changed;
}

// What is not committed is rolled back when the transaction ends.
Result<void> SqliteLedger::finish_loads(std::span<const LoadId> loads,
                                        const std::function<Result<void>()>& accept) {
  KINERJA_TRY(transaction, SqliteTransaction::write(database_));
  for (const LoadId load : loads) KINERJA_CHECK(finish_in_transaction(load));
  KINERJA_CHECK(accept());
  return transaction.commit();
}

Result<bool> SqliteLedger::finish_in_transaction(LoadId load) {
  KINERJA_TRY(place, place_of(load));
  KINERJA_TRY(content, content_of(place));
  KINERJA_TRY(before, counting_before(place));
  KINERJA_TRY(nothing, adds_nothing(place, content, before));
  KINERJA_CHECK(nothing ? drop(place, before.back()) : let_count(place, content));
  return !nothing;
}

// Over the hashes of the chunks, so the same rows cut into other batches give another hash. That
// costs a needless replacement and nothing else. Quarantined rows belong to it: when somebody takes
// the bad rows out of a file, the good ones are the same and the quarantine must go nevertheless.
Result<std::string> SqliteLedger::content_of(const Place& place) {
  Sha256 hash;
  const auto add_all = [&](std::string_view sql, int columns) -> Result<void> {
    KINERJA_TRY(list, database_.prepare(sql));
    list.bind(place.agency, place.number);
    for (;;) {
      KINERJA_TRY(more, list.step());
      if (!more) return {};
      for (int column = 0; column < columns; ++column) add_part(hash, list.text(column));
    }
  };
  KINERJA_CHECK(
      add_all("SELECT kind, n, sha256 FROM chunk WHERE agency = ?1 AND load = ?2 AND n > 0 "
              "ORDER BY number",
              3));
  add_part(hash, "quarantine");
  KINERJA_CHECK(
      add_all("SELECT input, origin, column_name, raw, reason_id, reason_en "
              "FROM quarantine WHERE agency = ?1 AND load = ?2 ORDER BY number",
              6));
  return hash.hex();
}

// Numbers of the loads of the same source that count already, in order.
Result<std::vector<std::int64_t>> SqliteLedger::counting_before(const Place& place) {
  KINERJA_TRY(list,
              database_.prepare("SELECT earlier.number FROM load AS this JOIN load AS earlier "
                                "USING (agency, cycle, source) WHERE this.agency = ?1 AND "
                                "this.number = ?2 AND earlier.state = 1 ORDER BY earlier.number"));
  list.bind(place.agency, place.number);
  std::vector<std::int64_t> numbers;
  for (;;) {
    KINERJA_TRY(more, list.step());
    if (!more) return numbers;
    numbers.push_back(list.integer(0));
  }
}

// A snapshot adds nothing when it is what counts already; any other load when it is empty and not
// the first.
Result<bool> SqliteLedger::adds_nothing(const Place& place,
                                        const std::string& content,
                                        const std::vector<std::int64_t>& before) {
  KINERJA_TRY(load,
              database_.prepare("SELECT snapshot, n + quarantined FROM load WHERE agency = ?1 AND "
                                "number = ?2 AND state = 0"));
  KINERJA_TRY(open, load.bind(place.agency, place.number).step());
  if (!open) return not_open(place);
  if (before.empty()) return false;
  if (load.integer(0) == 0) return load.integer(1) == 0;
  if (before.size() != 1) return false;
  KINERJA_TRY(counting,
              database_.prepare("SELECT content FROM load WHERE agency = ?1 AND number = ?2"));
  KINERJA_TRY(found, counting.bind(place.agency, before.front()).step());
  return found && counting.text(0) == content;
}

// The source has been read up to the new cursor all the same, so that one is kept.
Result<void> SqliteLedger::drop(const Place& place, std::int64_t in_favour_of) {
  KINERJA_TRY(
      keep,
      database_.prepare("UPDATE load SET cursor = dropped.cursor FROM load AS dropped WHERE "
                        "dropped.agency = ?1 AND dropped.number = ?2 AND dropped.cursor IS "
                        "NOT NULL AND load.agency = ?1 AND load.number = ?3"));
  KINERJA_CHECK(keep.bind(place.agency, place.number, in_favour_of).run());
  KINERJA_TRY(remove, database_.prepare("DELETE FROM load WHERE agency = ?1 AND number = ?2"));
  return remove.bind(place.agency, place.number).run();
}

Result<void> SqliteLedger::let_count(const Place& place, const std::string& content) {
  KINERJA_TRY(
      replace,
      database_.prepare("UPDATE load SET state = 2 FROM load AS this WHERE this.agency = ?1 "
                        "AND this.number = ?2 AND this.snapshot = 1 AND load.agency = ?1 AND "
                        "load.cycle = this.cycle AND load.source = this.source AND "
                        "load.state = 1"));
  KINERJA_CHECK(replace.bind(place.agency, place.number).run());
  KINERJA_TRY(count,
              database_.prepare("UPDATE load SET state = 1, content = ?3 WHERE agency = ?1 AND "
                                "number = ?2"));
  return count.bind(place.agency, place.number, content).run();
}

}  // namespace kinerja
