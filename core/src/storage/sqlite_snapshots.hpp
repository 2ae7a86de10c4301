#pragma once

#include <kinerja/core/store.hpp>

#include "storage/agency_numbers.hpp"
#include "storage/employee_index.hpp"
#include "storage/sqlite_database.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

namespace kinerja {

/// The snapshots of evidence of a Store: members do what those of Store promise.
class SqliteSnapshots {
 public:
  /// The database outlives this.
  explicit SqliteSnapshots(SqliteDatabase& database) : database_(database) {}

  Result<void> save(SnapshotRecord& snapshot,
                    const std::function<Result<bool>(Evidence& part)>& next);
  Result<std::optional<SnapshotRecord>> find(const CycleKey& key, const std::string& content);
  Result<EvidenceLater> part(SnapshotId snapshot, std::uint64_t part);
  Result<std::vector<std::uint64_t>> parts_with(SnapshotId snapshot, std::string_view employee);

 private:
  using Place = AgencyNumbers::Place;

  Result<Place> place_of(SnapshotId snapshot) const;
  Result<std::int64_t> next_number(const std::string& agency);
  Result<void> drop(const SnapshotRecord& snapshot);
  Result<void> add_parts(SnapshotRecord& snapshot,
                         std::int64_t number,
                         const std::function<Result<bool>(Evidence& part)>& next);
  Result<void> add_employees(const std::string& agency,
                             std::int64_t number,
                             EmployeeIndex& employees);
  Result<void> add_snapshot(const SnapshotRecord& snapshot, std::int64_t number);

  SqliteDatabase& database_;
  AgencyNumbers snapshots_;
};

}  // namespace kinerja
