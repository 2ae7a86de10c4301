#include "storage/migrations.hpp"

#include <kinerja/core/store.hpp>

#include "child_process.hpp"
#include "temporary_folder.hpp"

#include <gtest/gtest.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <list>
#include <string>
#include <vector>

namespace kinerja {
namespace {

using testing::ChildProcess;
using testing::TemporaryFolder;

SqliteDatabase opened(const std::filesystem::path& file) {
  return std::move(SqliteDatabase::open(file)).value();
}

std::int64_t number_from(SqliteDatabase& database, std::string_view sql) {
  SqliteStatement statement = std::move(database.prepare(sql)).value();
  EXPECT_TRUE(statement.step());
  return statement.integer(0);
}

std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// Everything that says how the tables look.
std::vector<std::string> shape_of(const std::filesystem::path& file) {
  SqliteDatabase database = opened(file);
  SqliteStatement list =
      std::move(database.prepare("SELECT coalesce(sql, name) FROM sqlite_schema ORDER BY name"))
          .value();
  std::vector<std::string> shape;
  while (*list.step()) shape.emplace_back(list.text(0));
  return shape;
}

TEST(Migrations, MarkTheFileAsOurs) {
  TemporaryFolder folder;
  ASSERT_TRUE(Store::open(folder / "kinerja.db"));

  SqliteDatabase database = opened(folder / "kinerja.db");

  EXPECT_EQ(number_from(database, "PRAGMA application_id"), kinerja_application_id);
  EXPECT_EQ(number_from(database, "PRAGMA user_version"), newest_schema());
  SqliteStatement mode = std::move(database.prepare("PRAGMA journal_mode")).value();
  EXPECT_TRUE(mode.step());
  EXPECT_EQ(mode.text(0), "wal");
}

TEST(Migrations, OpenAnEmptyFile) {
  TemporaryFolder folder;
  std::ofstream(folder / "kinerja.db").close();
  EXPECT_TRUE(Store::open(folder / "kinerja.db"));
}

TEST(Migrations, LeadEveryKeyWithTheAgency) {
  TemporaryFolder folder;
  ASSERT_TRUE(Store::open(folder / "kinerja.db"));
  SqliteDatabase database = opened(folder / "kinerja.db");

  EXPECT_GT(number_from(database, "SELECT count(*) FROM sqlite_schema WHERE type = 'table'"), 5);
  EXPECT_EQ(number_from(database,
                        "SELECT count(*) FROM sqlite_schema AS t WHERE t.type = 'table' AND NOT "
                        "EXISTS (SELECT 1 FROM pragma_table_info(t.name) AS c WHERE c.name = "
                        "'agency' AND c.pk = 1)"),
            0);
  EXPECT_EQ(
      number_from(database,
                  "SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND strict = 0 "
                  "AND name NOT LIKE 'sqlite_%'"),
      0);
}

TEST(Migrations, RefuseANewerVersionInBothLanguagesAndLeaveItAlone) {
  TemporaryFolder folder;
  const std::filesystem::path file = folder / "kinerja.db";
  ASSERT_TRUE(Store::open(file));
  ASSERT_TRUE(opened(file).run("PRAGMA user_version = 999"));
  const std::string before = bytes_of(file);

  const auto store = Store::open(file);

  ASSERT_FALSE(store);
  EXPECT_EQ(store.error().code, Errc::incompatible);
  EXPECT_NE(store.error().message.en.find("newer kinerja (database form 999"), std::string::npos);
  EXPECT_NE(store.error().message.id.find("kinerja yang lebih baru"), std::string::npos);
  EXPECT_EQ(bytes_of(file), before);
}

TEST(Migrations, RefuseAnotherProgramsDatabaseAndLeaveItAlone) {
  const std::string makers[] = {
      "CREATE TABLE hers (x)", "PRAGMA application_id = 7", "PRAGMA user_version = 1"};
  for (const std::string& maker : makers) {
    TemporaryFolder folder;
    const std::filesystem::path file = folder / "hers.db";
    ASSERT_TRUE(opened(file).run(maker));
    const std::string before = bytes_of(file);

    const auto store = Store::open(file);

    ASSERT_FALSE(store) << maker;
    EXPECT_EQ(store.error().code, Errc::incompatible);
    EXPECT_NE(store.error().message.en.find("not a kinerja database"), std::string::npos);
    EXPECT_NE(store.error().message.id.find("bukan basis data kinerja"), std::string::npos);
    EXPECT_EQ(bytes_of(file), before);
  }
}

TEST(Migrations, RefuseAFileThatIsNoDatabase) {
  // Not one byte: that SQLite takes for an empty file, as some systems need.
  for (const std::size_t size : {2u, 40u, 600u, 20'000u}) {
    TemporaryFolder folder;
    std::ofstream(folder / "nilai.csv") << std::string(size, 'x');

    const auto store = Store::open(folder / "nilai.csv");

    ASSERT_FALSE(store) << size;
    EXPECT_NE(store.error().message.en.find("not a kinerja database"), std::string::npos);
    EXPECT_EQ(bytes_of(folder / "nilai.csv"), std::string(size, 'x'));
  }
}

TEST(Migrations, SayWhenTheFileCannotBeOpened) {
  TemporaryFolder folder;
  EXPECT_EQ(Store::open(folder / "no/such/folder.db").error().code, Errc::io);
  EXPECT_EQ(Store::open("").error().code, Errc::used_wrongly);
}

// Kills a child before each statement in turn; the last round lets it come through.
TEST(Migrations, GoOnAfterBeingKilledBeforeAnyStatement) {
  TemporaryFolder whole;
  ASSERT_TRUE(Store::open(whole / "kinerja.db"));
  const std::vector<std::string> wanted = shape_of(whole / "kinerja.db");
  bool came_through = false;
  int kills = 0;
  while (!came_through) {
    TemporaryFolder folder;
    const std::filesystem::path file = folder / "kinerja.db";
    ChildProcess child([&](const auto&) {
      SqliteDatabase database = opened(file);
      if (!database.run("PRAGMA journal_mode = WAL")) ::_exit(4);
      int left = kills;
      if (!migrate(database, [&] {
            if (left-- == 0) ::raise(SIGKILL);
          }))
        ::_exit(5);
    });
    const int status = child.wait();
    came_through = WIFEXITED(status);
    if (came_through) {
      ASSERT_EQ(WEXITSTATUS(status), 0);
    }

    ASSERT_TRUE(Store::open(file)) << "killed before statement " << kills;

    EXPECT_EQ(shape_of(file), wanted) << "killed before statement " << kills;
    ++kills;
  }
  EXPECT_GT(kills, 18);  // every statement of every version had its turn
}

TEST(Migrations, TakeAVersionBackWhenAStatementFails) {
  TemporaryFolder folder;
  SqliteDatabase database = opened(folder / "kinerja.db");
  // Stands in the way of version 2 only: the file is at version 1 when it is met.
  int statements = 0;
  const auto stop = migrate(database, [&] {
    if (++statements == 11) static_cast<void>(database.run("CREATE TABLE run (x)"));
  });

  ASSERT_FALSE(stop);

  EXPECT_EQ(number_from(database, "PRAGMA user_version"), 1);
  EXPECT_TRUE(migrate(database));
  EXPECT_EQ(number_from(database, "PRAGMA user_version"), newest_schema());
}

TEST(Migrations, TakeEvidenceAwayThatHasNoIndexOfEmployees) {
  TemporaryFolder folder;
  SqliteDatabase database = opened(folder / "kinerja.db");
  ASSERT_FALSE(migrate(database, [&] {  // stands in the way of version 5 only
    if (number_from(database, "PRAGMA user_version") == 4)
      static_cast<void>(database.run("CREATE TABLE IF NOT EXISTS snapshot_employees (x)"));
  }));
  ASSERT_EQ(number_from(database, "PRAGMA user_version"), 4);
  ASSERT_TRUE(database.run("DROP TABLE snapshot_employees"));
  ASSERT_TRUE(database.run("PRAGMA foreign_keys = ON"));  // as Store::open() does
  ASSERT_TRUE(database.run("INSERT INTO agency (agency) VALUES ('kota')"));
  ASSERT_TRUE(database.run("INSERT INTO snapshot VALUES ('kota', 1, 'c', 'x', 0, 'y', 1, 1)"));
  ASSERT_TRUE(
      database.run("INSERT INTO snapshot_part VALUES ('kota', 1, 0, 1, 'z', x'00', x'00')"));

  const auto migrated = migrate(database);

  ASSERT_TRUE(migrated) << migrated.error().message.en;
  EXPECT_EQ(number_from(database, "SELECT count(*) FROM snapshot"), 0);
  EXPECT_EQ(number_from(database, "SELECT count(*) FROM snapshot_part"), 0);
  EXPECT_EQ(number_from(database, "SELECT count(*) FROM agency"), 1);
}

TEST(Migrations, LetManyProgramsOpenANewFileAtOnce) {
  TemporaryFolder folder;
  std::list<ChildProcess> children;
  for (int i = 0; i < 6; ++i)
    children.emplace_back([&](const auto&) {
      if (!Store::open(folder / "kinerja.db")) ::_exit(4);
    });

  for (ChildProcess& child : children) EXPECT_EQ(child.wait(), 0);
}

}  // namespace
}  // namespace kinerja
