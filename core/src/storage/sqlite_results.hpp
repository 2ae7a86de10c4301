#pragma once

#include <kinerja/core/store.hpp>

#include "storage/agency_numbers.hpp"
#include "storage/sqlite_database.hpp"

#include <cstdint>
#include <functional>
#include <optional>

namespace kinerja {

/// The runs of a Store and their results: members do what those of Store promise.
class SqliteResults {
 public:
  /// The database outlives this.
  explicit SqliteResults(SqliteDatabase& database) : database_(database) {}

  Result<RunId> save_run(const RunRecord& run,
                         const std::function<Result<bool>(ResultBatch& batch)>& next);
  Result<std::optional<RunRecord>> latest_run(const CycleKey& key);
  Result<void> read_results(RunId run,
                            const std::function<Result<void>(const ResultBatch& batch)>& each);

 private:
  Result<std::int64_t> next_number(const std::string& agency);
  Result<void> add_run(const RunRecord& run, std::int64_t number);
  Result<void> add_results(const std::string& agency,
                           std::int64_t number,
                           const std::function<Result<bool>(ResultBatch& batch)>& next);
  Result<std::vector<ComponentStamp>> components_of(const AgencyNumbers::Place& run);
  Result<void> read_batches(const AgencyNumbers::Place& run,
                            const std::function<Result<void>(const ResultBatch& batch)>& each,
                            std::int64_t& batches);
  Result<void> read_rows(const AgencyNumbers::Place& run,
                         const std::function<Result<void>(const ResultBatch& batch)>& each);

  SqliteDatabase& database_;
  AgencyNumbers runs_;
};

}  // namespace kinerja
