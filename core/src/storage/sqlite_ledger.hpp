#pragma once

#include <kinerja/core/store.hpp>

#include "storage/agency_numbers.hpp"
#include "storage/sqlite_database.hpp"

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kinerja {

/// The loads of a Store: members do what those of Store promise.
class SqliteLedger {
 public:
  /// The database outlives this.
  explicit SqliteLedger(SqliteDatabase& database) : database_(database) {}

  Result<LoadId> begin_load(const CycleKey& key, const std::string& source, bool snapshot);
  Result<void> append(LoadId load,
                      std::span<const Rows> rows,
                      std::span<const Quarantined> quarantine,
                      std::string_view cursor);
  Result<bool> finish_load(LoadId load);
  Result<void> finish_loads(std::span<const LoadId> loads,
                            const std::function<Result<void>()>& accept);
  Result<std::string> cursor(const CycleKey& key, const std::string& source);
  static constexpr std::uint32_t all_kinds = UINT32_MAX;
  Result<void> read_rows(
      const CycleKey& key,
      std::uint32_t kinds,
      const std::function<Result<void>(const std::string& source, Rows&& rows)>& each);
  Result<std::vector<Quarantined>> quarantine(const CycleKey& key);
  Result<bool> has_rows(const CycleKey& key);
  Result<std::string> content(const CycleKey& key);

 private:
  using Place = AgencyNumbers::Place;

  Result<Place> place_of(LoadId load) const;
  Result<bool> finish_in_transaction(LoadId load);
  Error not_open(const Place& place) const;
  Result<void> add_chunks(const Place& place, std::int64_t first, std::span<const Rows> rows);
  Result<void> add_quarantine(const Place& place,
                              std::int64_t first,
                              std::span<const Quarantined> rows);
  Result<std::string> content_of(const Place& place);
  Result<std::vector<std::int64_t>> counting_before(const Place& place);
  Result<bool> adds_nothing(const Place& place,
                            const std::string& content,
                            const std::vector<std::int64_t>& before);
  Result<void> drop(const Place& place, std::int64_t in_favour_of);
  Result<void> let_count(const Place& place, const std::string& content);

  SqliteDatabase& database_;
  AgencyNumbers loads_;
};

}  // namespace kinerja
