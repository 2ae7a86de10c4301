#pragma once

#include <kinerja/core/result.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>

struct sqlite3;
struct sqlite3_stmt;

namespace kinerja {

/// How long a statement waits for another program that writes to the same file.
inline constexpr std::chrono::milliseconds database_busy_limit{10'000};

/// Bytes to bind as a blob. Borrowed until the next bind or the end of the statement.
struct SqliteBlob {
  std::string_view bytes;
};

/// Statements that wait to be used again, by their text: to prepare one takes as long as to run it.
class IdleStatements {
 public:
  /// More than these are not kept.
  static constexpr std::size_t most = 64;

  /// One of this text, or null.
  sqlite3_stmt* take(std::string_view sql);
  /// Keeps a statement that is done, or ends it.
  void give_back(sqlite3_stmt* statement);

 private:
  struct Finalizer {
    void operator()(sqlite3_stmt* statement) const;
  };
  std::unordered_multimap<std::string_view, std::unique_ptr<sqlite3_stmt, Finalizer>> by_text_;
};

/// A prepared statement. Must end before its database.
class SqliteStatement {
 public:
  /// Begins anew with these values for ?1, ?2 and so on: whole numbers, doubles, texts (copied),
  /// blobs, and nullptr for NULL. A value that can't be bound is the Error of the next step.
  template <class... Values>
  SqliteStatement& bind(const Values&... values) {
    restart();
    int place = 0;
    (bind_value(++place, values), ...);
    return *this;
  }

  /// Goes to the next row; false: there is none.
  Result<bool> step();
  /// Steps to the end.
  Result<void> run();

  /// Columns of the row at hand, counted from 0. Views are valid until the next step or bind.
  std::int64_t integer(int column) const;
  double real(int column) const;
  std::string_view text(int column) const;
  std::string_view blob(int column) const;
  bool is_null(int column) const;

 private:
  friend class SqliteDatabase;
  struct GiverBack {
    IdleStatements* idle = nullptr;
    void operator()(sqlite3_stmt* statement) const { idle->give_back(statement); }
  };

  SqliteStatement(sqlite3_stmt* statement, IdleStatements& idle)
      : statement_(statement, GiverBack{&idle}) {}
  void restart();
  template <class Value>
  void bind_value(int place, const Value& value) {
    if constexpr (std::is_integral_v<Value>) {
      bind_integer(place, static_cast<std::int64_t>(value));
    } else if constexpr (std::is_same_v<Value, double>) {
      bind_real(place, value);
    } else if constexpr (std::is_same_v<Value, SqliteBlob>) {
      bind_blob(place, value.bytes);
    } else if constexpr (std::is_same_v<Value, std::nullptr_t>) {
      // Unbound places are NULL.
    } else {
      bind_text(place, value);
    }
  }
  void bind_integer(int place, std::int64_t value);
  void bind_real(int place, double value);
  void bind_text(int place, std::string_view value);
  void bind_blob(int place, std::string_view bytes);
  void keep_fault(int code);

  std::unique_ptr<sqlite3_stmt, GiverBack> statement_;
  int bind_fault_ = 0;  // the first code of a bind that failed
};

/// An open database. SQLite's rules and codes end in sqlite_database.cpp; nothing else calls it.
class SqliteDatabase {
 public:
  /// Opens the file for writing, or makes an empty one. `:memory:` lives in memory. What the file
  /// holds is not looked at yet.
  static Result<SqliteDatabase> open(const std::filesystem::path& file);

  Result<SqliteStatement> prepare(std::string_view sql);
  /// Runs one statement that needs no values.
  Result<void> run(std::string_view sql);

  /// Whether a transaction is under way.
  bool in_transaction() const;

  /// The file, as messages name it.
  const std::string& name() const { return name_; }

 private:
  struct Closer {
    void operator()(sqlite3* database) const;
  };

  SqliteDatabase(std::unique_ptr<sqlite3, Closer> database, std::string name)
      : database_(std::move(database)), name_(std::move(name)) {}

  std::unique_ptr<sqlite3, Closer> database_;
  std::string name_;
  std::unique_ptr<IdleStatements> idle_ = std::make_unique<IdleStatements>();  // end before it does
};

/// Takes everything back at its end unless it was committed. Inside another one it is a part of
/// that, and what it commits counts when the outer one does.
class SqliteTransaction {
 public:
  /// For reading: all statements see the same state.
  static Result<SqliteTransaction> read(SqliteDatabase& database);
  /// For writing: takes the lock at once, so no later statement can find the state outdated.
  static Result<SqliteTransaction> write(SqliteDatabase& database);

  SqliteTransaction(SqliteTransaction&& other) noexcept;
  SqliteTransaction& operator=(SqliteTransaction&&) = delete;
  SqliteTransaction(const SqliteTransaction&) = delete;
  SqliteTransaction& operator=(const SqliteTransaction&) = delete;
  ~SqliteTransaction();

  /// On return the changes are on the disk, or an Error says that they are not.
  Result<void> commit();

 private:
  SqliteTransaction(SqliteDatabase& database, bool inner) : database_(&database), inner_(inner) {}
  static Result<SqliteTransaction> begin(SqliteDatabase& database, std::string_view sql);

  SqliteDatabase* database_;  // null: nothing to take back
  bool inner_;
};

}  // namespace kinerja
