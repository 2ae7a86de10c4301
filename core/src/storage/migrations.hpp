#pragma once

#include <kinerja/core/result.hpp>

#include "storage/sqlite_database.hpp"

#include <cstdint>
#include <functional>

namespace kinerja {

/// Stands in the header of each of our files, so that `file` and we know them: "KNRJ".
inline constexpr std::int64_t kinerja_application_id = 0x4B4E524A;

/// The version of the tables that this program writes.
std::int64_t newest_schema();

/// The version of the tables in the file; 0: the file is empty. Refuses, without a change, a file
/// that is not ours and one that a newer program wrote. Call it inside a transaction.
Result<std::int64_t> schema_of(SqliteDatabase& database);

/// Brings the tables to the newest version, one transaction a version: a program that is killed at
/// any point leaves the version before or the one after, and the next call goes on from there.
/// `before_statement` is for tests, which kill it there.
Result<void> migrate(SqliteDatabase& database,
                     const std::function<void()>& before_statement = nullptr);

}  // namespace kinerja
