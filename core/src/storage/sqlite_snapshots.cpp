#include "storage/sqlite_snapshots.hpp"

#include "base/wall_clock.hpp"
#include "storage/chained_hash.hpp"
#include "storage/employee_index.hpp"
#include "storage/evidence_codec.hpp"

#include <string>
#include <string_view>
#include <utility>

namespace kinerja {
namespace {

struct PartPlace {
  std::string database;
  std::int64_t snapshot = 0;
  std::uint64_t part = 0;
};

Error damaged(const PartPlace& at, const Text& why) {
  return fail(Errc::storage,
              text("{}: potret bukti {}, bagian {}: {}",
                   "{}: snapshot {}, part {}: {}",
                   {at.database, at.snapshot, at.part, why}));
}

Result<Evidence> unpacked(const PartPlace& at,
                          std::int64_t people,
                          std::string_view sha256,
                          std::string_view columns,
                          std::string_view before) {
  if (chained_hash(before, columns) != sha256)
    return damaged(
        at, text("isi tidak cocok dengan SHA-256-nya", "content does not match its SHA-256"));
  auto evidence = decode_evidence(columns);
  if (!evidence) return damaged(at, evidence.error().message);
  if (std::cmp_not_equal(evidence->size(), people))
    return damaged(at, text("jumlah pegawai lain", "other number of employees"));
  return evidence;
}

}  // namespace

Result<void> SqliteSnapshots::save(SnapshotRecord& snapshot,
                                   const std::function<Result<bool>(Evidence& part)>& next) {
  KINERJA_TRY(transaction, SqliteTransaction::write(database_));
  KINERJA_CHECK(drop(snapshot));
  KINERJA_TRY(number, next_number(snapshot.key.agency));
  KINERJA_CHECK(add_parts(snapshot, number, next));
  KINERJA_CHECK(add_snapshot(snapshot, number));
  KINERJA_CHECK(transaction.commit());
  snapshot.id = snapshots_.id_of(snapshot.key.agency, number);
  return {};
}

Result<void> SqliteSnapshots::drop(const SnapshotRecord& snapshot) {
  KINERJA_TRY(same,
              database_.prepare("DELETE FROM snapshot WHERE agency = ?1 AND cycle = ?2 AND content "
                                "= ?3"));
  return same.bind(snapshot.key.agency, snapshot.key.cycle, snapshot.content).run();
}

Result<std::int64_t> SqliteSnapshots::next_number(const std::string& agency) {
  KINERJA_TRY(count,
              database_.prepare("INSERT INTO agency (agency, last_snapshot) VALUES (?1, 1) ON "
                                "CONFLICT DO UPDATE SET last_snapshot = last_snapshot + 1 "
                                "RETURNING last_snapshot"));
  KINERJA_CHECK(count.bind(agency).step());
  const std::int64_t number = count.integer(0);
  KINERJA_CHECK(count.run());
  return number;
}

Result<void> SqliteSnapshots::add_parts(SnapshotRecord& snapshot,
                                        std::int64_t number,
                                        const std::function<Result<bool>(Evidence& part)>& next) {
  KINERJA_TRY(insert,
              database_.prepare("INSERT INTO snapshot_part (agency, snapshot, number, people, "
                                "sha256, columns) VALUES (?1, ?2, ?3, ?4, ?5, ?6)"));
  std::string hash;
  EmployeeIndex employees;
  snapshot.people = 0;
  for (snapshot.parts = 0;; ++snapshot.parts) {
    Evidence part;
    KINERJA_TRY(more, next(part));
    if (!more) return add_employees(snapshot.key.agency, number, employees);
    KINERJA_TRY(columns, encode_evidence(part));
    hash = chained_hash(hash, columns);
    employees.add(static_cast<std::uint32_t>(snapshot.parts), part);
    insert.bind(
        snapshot.key.agency, number, snapshot.parts, part.size(), hash, SqliteBlob{columns});
    KINERJA_CHECK(insert.run());
    snapshot.people += part.size();
  }
}

Result<void> SqliteSnapshots::add_employees(const std::string& agency,
                                            std::int64_t number,
                                            EmployeeIndex& employees) {
  KINERJA_TRY(insert,
              database_.prepare("INSERT INTO snapshot_employees (agency, snapshot, first, entries) "
                                "VALUES (?1, ?2, ?3, ?4)"));
  for (const EmployeeIndex::Leaf& leaf : employees.leaves())
    KINERJA_CHECK(
        insert.bind(agency, number, std::int64_t{leaf.first}, SqliteBlob{leaf.entries}).run());
  return {};
}

Result<void> SqliteSnapshots::add_snapshot(const SnapshotRecord& snapshot, std::int64_t number) {
  KINERJA_TRY(insert,
              database_.prepare("INSERT INTO snapshot (agency, number, cycle, content, made_ms, "
                                "input_hash, people, parts) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, "
                                "?8)"));
  insert.bind(snapshot.key.agency,
              number,
              snapshot.key.cycle,
              snapshot.content,
              now_ms(),
              snapshot.input_hash,
              snapshot.people,
              snapshot.parts);
  return insert.run();
}

Result<std::optional<SnapshotRecord>> SqliteSnapshots::find(const CycleKey& key,
                                                            const std::string& content) {
  KINERJA_TRY(find,
              database_.prepare("SELECT number, input_hash, people, parts FROM snapshot WHERE "
                                "agency = ?1 AND cycle = ?2 AND content = ?3"));
  KINERJA_TRY(found, find.bind(key.agency, key.cycle, content).step());
  if (!found) return std::optional<SnapshotRecord>();
  return std::optional(SnapshotRecord{snapshots_.id_of(key.agency, find.integer(0)),
                                      key,
                                      content,
                                      std::string(find.text(1)),
                                      static_cast<std::uint64_t>(find.integer(2)),
                                      static_cast<std::uint64_t>(find.integer(3))});
}

Result<SqliteSnapshots::Place> SqliteSnapshots::place_of(SnapshotId snapshot) const {
  if (auto place = snapshots_.place_of(snapshot)) return *std::move(place);
  return fail(Errc::not_found,
              text("{}: tidak ada potret bukti {}",
                   "{}: there is no snapshot {}",
                   {database_.name(), snapshot}));
}

Result<EvidenceLater> SqliteSnapshots::part(SnapshotId snapshot, std::uint64_t part) {
  KINERJA_TRY(place, place_of(snapshot));
  KINERJA_TRY(find,
              database_.prepare("SELECT people, sha256, columns, (SELECT sha256 FROM snapshot_part "
                                "AS b WHERE b.agency = ?1 AND b.snapshot = ?2 AND b.number = ?3 - "
                                "1) FROM snapshot_part AS p WHERE p.agency = ?1 AND p.snapshot = "
                                "?2 AND p.number = ?3"));
  KINERJA_TRY(found, find.bind(place.agency, place.number, part).step());
  const PartPlace at{database_.name(), place.number, part};
  if (!found || (part > 0 && find.is_null(3))) return damaged(at, text("hilang", "missing"));
  return EvidenceLater([at,
                        people = find.integer(0),
                        sha256 = std::string(find.text(1)),
                        columns = std::string(find.blob(2)),
                        before = std::string(part > 0 ? find.text(3) : "")]() {
    return unpacked(at, people, sha256, columns, before);
  });
}

Result<std::vector<std::uint64_t>> SqliteSnapshots::parts_with(SnapshotId snapshot,
                                                               std::string_view employee) {
  KINERJA_TRY(place, place_of(snapshot));
  KINERJA_TRY(find,
              database_.prepare("SELECT entries FROM snapshot_employees WHERE agency = ?1 AND "
                                "snapshot = ?2 AND first <= ?3 ORDER BY first DESC LIMIT 1"));
  const std::uint32_t hash = EmployeeIndex::hash_of(employee);
  KINERJA_TRY(found, find.bind(place.agency, place.number, std::int64_t{hash}).step());
  if (!found) return std::vector<std::uint64_t>();
  return EmployeeIndex::parts_in(find.blob(0), hash);
}

}  // namespace kinerja
