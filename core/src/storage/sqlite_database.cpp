#include "storage/sqlite_database.hpp"

#include <sqlite3.h>

#include <utility>

namespace kinerja {
namespace {

constexpr const char* memory_name = ":memory:";

// What a part of a transaction may change before SQLite writes down elsewhere how it was: by
// default four pages of ours, in the folder for temporary files, which may be small.
constexpr int part_in_memory_bytes = 4 << 20;

// For the whole program, before its first database.
int configure() {
  return sqlite3_config(SQLITE_CONFIG_STMTJRNL_SPILL, part_in_memory_bytes);
}

std::string name_of(sqlite3* database) {
  const char* file = sqlite3_db_filename(database, "main");
  return file == nullptr || *file == '\0' ? memory_name : file;
}

Error error_of(sqlite3* database, int code, const std::string& file) {
  const std::int64_t seconds =
      std::chrono::duration_cast<std::chrono::seconds>(database_busy_limit).count();
  switch (code & 0xff) {  // the low byte is the kind, the rest the detail
    case SQLITE_NOTADB:
      return fail(Errc::incompatible,
                  text("{}: bukan basis data kinerja", "{}: not a kinerja database", {file}));
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return fail(Errc::storage,
                  text("{}: sedang dipakai program lain; sudah ditunggu {} detik",
                       "{}: in use by another program; waited {} seconds",
                       {file, seconds}));
    case SQLITE_FULL:
      return fail(Errc::io, text("{}: disk penuh", "{}: the disk is full", {file}));
    case SQLITE_IOERR:  // SQLite says so too when there is no room for its own helping files
      return fail(Errc::io,
                  text("{}: gagal membaca atau menulis, mungkin disk penuh ({}, {})",
                       "{}: reading or writing failed, the disk may be full ({}, {})",
                       {file, sqlite3_errmsg(database), code}));
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return fail(Errc::io,
                  text("{}: tidak bisa dibuka untuk ditulis ({})",
                       "{}: can't be opened for writing ({})",
                       {file, sqlite3_errstr(code)}));
    case SQLITE_CORRUPT:
      return fail(Errc::storage,
                  text("{}: basis data rusak ({})",
                       "{}: the database is damaged ({})",
                       {file, sqlite3_errmsg(database)}));
    default:
      return fail(Errc::storage,
                  text("{}: basis data melaporkan: {} ({})",
                       "{}: the database reports: {} ({})",
                       {file, sqlite3_errmsg(database), code}));
  }
}

std::string_view view_of_bytes(const void* bytes, int size) {
  if (bytes == nullptr || size <= 0) return {};
  return {static_cast<const char*>(bytes), static_cast<std::size_t>(size)};
}

// SQLite takes a null pointer for NULL, and an empty view may hold one.
const char* not_null(std::string_view bytes) {
  return bytes.data() == nullptr ? "" : bytes.data();
}

}  // namespace

void IdleStatements::Finalizer::operator()(sqlite3_stmt* statement) const {
  sqlite3_finalize(statement);
}

sqlite3_stmt* IdleStatements::take(std::string_view sql) {
  const auto found = by_text_.find(sql);
  if (found == by_text_.end()) return nullptr;
  sqlite3_stmt* const statement = found->second.release();
  by_text_.erase(found);
  return statement;
}

// Both ends of a statement repeat the code of its last step, which was reported already.
void IdleStatements::give_back(sqlite3_stmt* statement) {
  if (by_text_.size() == most) {
    sqlite3_finalize(statement);
    return;
  }
  sqlite3_reset(statement);
  sqlite3_clear_bindings(statement);
  by_text_.emplace(sqlite3_sql(statement), statement);
}

void SqliteStatement::restart() {
  sqlite3_reset(statement_.get());
  sqlite3_clear_bindings(statement_.get());
  bind_fault_ = SQLITE_OK;
}

void SqliteStatement::keep_fault(int code) {
  if (bind_fault_ == SQLITE_OK) bind_fault_ = code;
}

void SqliteStatement::bind_integer(int place, std::int64_t value) {
  keep_fault(sqlite3_bind_int64(statement_.get(), place, value));
}

void SqliteStatement::bind_real(int place, double value) {
  keep_fault(sqlite3_bind_double(statement_.get(), place, value));
}

void SqliteStatement::bind_text(int place, std::string_view value) {
  // The copying marker, SQLITE_TRANSIENT, is a C cast; -1 is what it stands for.
  // NOLINTNEXTLINE(performance-no-int-to-ptr): SQLite compares it and never calls it.
  const auto copied = reinterpret_cast<sqlite3_destructor_type>(std::intptr_t{-1});
  keep_fault(sqlite3_bind_text64(
      statement_.get(), place, not_null(value), value.size(), copied, SQLITE_UTF8));
}

void SqliteStatement::bind_blob(int place, std::string_view bytes) {
  keep_fault(sqlite3_bind_blob64(statement_.get(), place, not_null(bytes), bytes.size(), nullptr));
}

Result<bool> SqliteStatement::step() {
  const int code = bind_fault_ != SQLITE_OK ? bind_fault_ : sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  sqlite3* database = sqlite3_db_handle(statement_.get());
  Error error = error_of(database, code, name_of(database));
  sqlite3_reset(statement_.get());  // so that a rollback finds nothing running
  return error;
}

Result<void> SqliteStatement::run() {
  for (;;) {
    KINERJA_TRY(more, step());
    if (!more) return {};
  }
}

std::int64_t SqliteStatement::integer(int column) const {
  return sqlite3_column_int64(statement_.get(), column);
}

double SqliteStatement::real(int column) const {
  return sqlite3_column_double(statement_.get(), column);
}

std::string_view SqliteStatement::text(int column) const {
  const void* words = sqlite3_column_text(statement_.get(), column);
  return view_of_bytes(words, sqlite3_column_bytes(statement_.get(), column));
}

std::string_view SqliteStatement::blob(int column) const {
  const void* bytes = sqlite3_column_blob(statement_.get(), column);
  return view_of_bytes(bytes, sqlite3_column_bytes(statement_.get(), column));
}

bool SqliteStatement::is_null(int column) const {
  return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL;
}

void SqliteDatabase::Closer::operator()(sqlite3* database) const {
  sqlite3_close_v2(database);
}

Result<SqliteDatabase> SqliteDatabase::open(const std::filesystem::path& file) {
  // SQLite would take an empty name for a database that vanishes at its end.
  if (file.empty())
    return fail(Errc::used_wrongly,
                text("basis data tanpa nama berkas", "a database without a file name"));
  [[maybe_unused]] static const int configured = configure();
  sqlite3* opened = nullptr;
  const int flags =
      SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  const int code = sqlite3_open_v2(file.c_str(), &opened, flags, nullptr);
  std::unique_ptr<sqlite3, Closer> database(opened);
  if (code != SQLITE_OK) return error_of(opened, code, file.string());
  sqlite3_busy_timeout(opened, static_cast<int>(database_busy_limit.count()));
  // No statement of ours needs to reach into SQLite's own tables, nor may one from the file.
  sqlite3_db_config(opened, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(opened, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  return SqliteDatabase(std::move(database), file.string());
}

Result<SqliteStatement> SqliteDatabase::prepare(std::string_view sql) {
  sqlite3_stmt* statement = idle_->take(sql);
  if (statement != nullptr) return SqliteStatement(statement, *idle_);
  const int code = sqlite3_prepare_v3(database_.get(),
                                      sql.data(),
                                      static_cast<int>(sql.size()),
                                      SQLITE_PREPARE_PERSISTENT,
                                      &statement,
                                      nullptr);
  if (code != SQLITE_OK) return error_of(database_.get(), code, name_);
  return SqliteStatement(statement, *idle_);
}

Result<void> SqliteDatabase::run(std::string_view sql) {
  KINERJA_TRY(statement, prepare(sql));
  return statement.run();
}

bool SqliteDatabase::in_transaction() const {
  return sqlite3_get_autocommit(database_.get()) == 0;
}

Result<SqliteTransaction> SqliteTransaction::begin(SqliteDatabase& database, std::string_view sql) {
  const bool inner = database.in_transaction();
  KINERJA_CHECK(database.run(inner ? "SAVEPOINT inner_part" : sql));
  return SqliteTransaction(database, inner);
}

Result<SqliteTransaction> SqliteTransaction::read(SqliteDatabase& database) {
  return begin(database, "BEGIN");
}

Result<SqliteTransaction> SqliteTransaction::write(SqliteDatabase& database) {
  return begin(database, "BEGIN IMMEDIATE");
}

SqliteTransaction::SqliteTransaction(SqliteTransaction&& other) noexcept
    : database_(std::exchange(other.database_, nullptr)), inner_(other.inner_) {}

SqliteTransaction::~SqliteTransaction() {
  if (database_ == nullptr) return;
  // Fails only when SQLite has taken everything back by itself, as it does when the disk is full.
  static_cast<void>(database_->run(inner_ ? "ROLLBACK TO inner_part" : "ROLLBACK"));
  if (inner_) static_cast<void>(database_->run("RELEASE inner_part"));
}

Result<void> SqliteTransaction::commit() {
  KINERJA_CHECK(database_->run(inner_ ? "RELEASE inner_part" : "COMMIT"));
  database_ = nullptr;
  return {};
}

}  // namespace kinerja
