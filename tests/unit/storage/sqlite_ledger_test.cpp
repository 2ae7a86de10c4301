#include <kinerja/core/store.hpp>

#include "sample_rows.hpp"
#include "storage/sqlite_database.hpp"
#include "temporary_folder.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace kinerja {
namespace {

using testing::row_kinds;
using testing::same_rows;
using testing::sample_rows;
using testing::TemporaryFolder;

struct Shown {
  std::string source;
  Rows rows;
};

class SqliteLedgerTest : public ::testing::Test {
 protected:
  void SetUp() override { reopen(); }

  void reopen() {
    store_.reset();
    auto opened = Store::open(file_);
    ASSERT_TRUE(opened) << opened.error().message.en;
    store_ = std::move(opened).value();
  }

  LoadId begun(const CycleKey& key, const std::string& source, bool snapshot) {
    return *store_->begin_load(key, source, snapshot);
  }

  // A whole load of one batch.
  bool loaded(const CycleKey& key,
              const std::string& source,
              bool snapshot,
              const Rows& rows,
              const std::string& cursor = "",
              const std::vector<Quarantined>& quarantine = {}) {
    const LoadId load = begun(key, source, snapshot);
    EXPECT_TRUE(store_->append(load, std::span(&rows, 1), quarantine, cursor));
    return *store_->finish_load(load);
  }

  std::vector<Shown> shown(const CycleKey& key) {
    std::vector<Shown> all;
    const auto done = store_->read_rows(key, [&](const std::string& source, Rows&& rows) {
      all.push_back({source, std::move(rows)});
      return Result<void>();
    });
    EXPECT_TRUE(done) << done.error().message.en;
    return all;
  }

  // Does to the file what no Store does.
  void meddle(const std::string& sql) {
    SqliteDatabase database = std::move(SqliteDatabase::open(file_)).value();
    ASSERT_TRUE(database.run("DROP TRIGGER IF EXISTS chunk_stays"));
    const auto done = database.run(sql);
    ASSERT_TRUE(done) << done.error().message.en;
  }

  Result<void> read_all() {
    return store_->read_rows(denpasar_, [](const std::string&, Rows&&) { return Result<void>(); });
  }

  std::int64_t count(const std::string& sql) {
    SqliteDatabase database = std::move(SqliteDatabase::open(file_)).value();
    SqliteStatement statement = std::move(database.prepare(sql)).value();
    EXPECT_TRUE(statement.step());
    return statement.integer(0);
  }

  const CycleKey denpasar_{"kota-denpasar", "denpasar-2026"};
  const CycleKey klungkung_{"kab-klungkung", "klungkung-2026"};
  TemporaryFolder folder_;
  std::filesystem::path file_ = folder_ / "kinerja.db";
  std::unique_ptr<Store> store_;
};

TEST_F(SqliteLedgerTest, BringsEveryKindBackAfterReopening) {
  std::vector<Rows> rows;
  for (std::size_t kind = 0; kind < row_kinds; ++kind) {
    rows.push_back(sample_rows(kind, 20));
    rows.push_back(sample_rows(kind, 0));
  }
  const LoadId load = begun(denpasar_, "semua", false);
  ASSERT_TRUE(store_->append(load, rows, {}, ""));
  ASSERT_TRUE(*store_->finish_load(load));
  reopen();

  const std::vector<Shown> all = shown(denpasar_);

  ASSERT_EQ(all.size(), rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) EXPECT_TRUE(same_rows(all[i].rows, rows[i])) << i;
}

TEST_F(SqliteLedgerTest, ShowsSourcesByNameAndTheirLoadsInOrder) {
  loaded(denpasar_, "b", false, sample_rows(2, 3, "b1"));
  loaded(denpasar_, "a", false, sample_rows(2, 3, "a1"));
  loaded(denpasar_, "b", false, sample_rows(2, 3, "b2"));

  const std::vector<Shown> all = shown(denpasar_);

  ASSERT_EQ(all.size(), 3u);
  EXPECT_EQ(all[0].source, "a");
  EXPECT_TRUE(same_rows(all[1].rows, sample_rows(2, 3, "b1")));
  EXPECT_TRUE(same_rows(all[2].rows, sample_rows(2, 3, "b2")));
}

TEST_F(SqliteLedgerTest, DropsASnapshotThatIsWhatCountsAlready) {
  const std::vector<Quarantined> bad = {{"pegawai", "p.csv", 3, "NIP", "x", "salah", "wrong"}};
  EXPECT_TRUE(loaded(denpasar_, "pegawai", true, sample_rows(0, 9), "senin", bad));
  EXPECT_FALSE(loaded(denpasar_, "pegawai", true, sample_rows(0, 9), "selasa", bad));

  EXPECT_EQ(shown(denpasar_).size(), 1u);
  EXPECT_EQ(count("SELECT count(*) FROM load"), 1);
  EXPECT_EQ(count("SELECT count(*) FROM chunk"), 1);
  EXPECT_EQ(count("SELECT count(*) FROM quarantine"), 1);
  EXPECT_EQ(*store_->cursor(denpasar_, "pegawai"), "selasa");
}

TEST_F(SqliteLedgerTest, ReplacesASnapshotThatHasChanged) {
  EXPECT_TRUE(loaded(denpasar_, "pegawai", true, sample_rows(0, 9)));
  EXPECT_TRUE(loaded(denpasar_, "pegawai", true, sample_rows(0, 8)));

  const std::vector<Shown> all = shown(denpasar_);

  ASSERT_EQ(all.size(), 1u);
  EXPECT_TRUE(same_rows(all[0].rows, sample_rows(0, 8)));
  EXPECT_TRUE(loaded(denpasar_, "pegawai", true, sample_rows(0, 9))) << "back to what it was";
  EXPECT_TRUE(same_rows(shown(denpasar_)[0].rows, sample_rows(0, 9)));
}

TEST_F(SqliteLedgerTest, ForgetsTheQuarantineWhenOnlyTheBadRowsAreGone) {
  const std::vector<Quarantined> bad = {{"pegawai", "p.csv", 3, "NIP", "x", "salah", "wrong"}};
  EXPECT_TRUE(loaded(denpasar_, "pegawai", true, sample_rows(0, 9), "", bad));
  EXPECT_TRUE(loaded(denpasar_, "pegawai", true, sample_rows(0, 9), "", {}));

  EXPECT_EQ(shown(denpasar_).size(), 1u);
  EXPECT_TRUE(store_->quarantine(denpasar_)->empty());
}

TEST_F(SqliteLedgerTest, LetsASnapshotThatHasBecomeEmptyCount) {
  EXPECT_TRUE(loaded(denpasar_, "pegawai", true, sample_rows(0, 9)));
  EXPECT_TRUE(*store_->finish_load(begun(denpasar_, "pegawai", true)));
  EXPECT_TRUE(shown(denpasar_).empty());
  EXPECT_FALSE(*store_->finish_load(begun(denpasar_, "pegawai", true)));
}

TEST_F(SqliteLedgerTest, AccumulatesLoadsThatAreNoSnapshots) {
  for (int i = 0; i < 3; ++i) EXPECT_TRUE(loaded(denpasar_, "absensi", false, sample_rows(4, 5)));
  EXPECT_EQ(shown(denpasar_).size(), 3u);
}

TEST_F(SqliteLedgerTest, DropsAnEmptyLoadButKeepsItsCursor) {
  EXPECT_TRUE(loaded(denpasar_, "absensi", false, sample_rows(4, 5), "100"));
  EXPECT_FALSE(loaded(denpasar_, "absensi", false, sample_rows(4, 0), "200"));

  EXPECT_EQ(count("SELECT count(*) FROM load"), 1);
  EXPECT_EQ(*store_->cursor(denpasar_, "absensi"), "200");
  EXPECT_FALSE(*store_->finish_load(begun(denpasar_, "absensi", false)));
  EXPECT_EQ(*store_->cursor(denpasar_, "absensi"), "200") << "nothing was committed since";
}

TEST_F(SqliteLedgerTest, DoesNotCountAHalfMadeLoadAndRemovesItLater) {
  const LoadId half = begun(denpasar_, "absensi", false);
  const Rows rows = sample_rows(4, 5);
  const std::vector<Quarantined> bad = {{"absensi", "a.csv", 3, "PIN", "x", "salah", "wrong"}};
  ASSERT_TRUE(store_->append(half, std::span(&rows, 1), bad, "55"));

  EXPECT_FALSE(*store_->has_rows(denpasar_));
  EXPECT_TRUE(shown(denpasar_).empty());
  EXPECT_TRUE(store_->quarantine(denpasar_)->empty());
  EXPECT_EQ(*store_->cursor(denpasar_, "absensi"), "");

  begun(denpasar_, "lain", false);
  EXPECT_EQ(count("SELECT count(*) FROM chunk"), 1) << "of another source";
  begun(denpasar_, "absensi", false);
  EXPECT_EQ(count("SELECT count(*) FROM chunk"), 0);
  EXPECT_EQ(count("SELECT count(*) FROM quarantine"), 0);
  EXPECT_EQ(store_->append(half, std::span(&rows, 1), {}, "").error().code, Errc::storage);
  EXPECT_FALSE(store_->finish_load(half));
}

TEST_F(SqliteLedgerTest, TakesNothingAfterTheEndOfALoad) {
  const LoadId load = begun(denpasar_, "absensi", false);
  ASSERT_TRUE(store_->finish_load(load));
  const Rows rows = sample_rows(4, 5);

  EXPECT_FALSE(store_->append(load, std::span(&rows, 1), {}, ""));
  EXPECT_FALSE(store_->finish_load(load));
  EXPECT_EQ(store_->finish_load(load + 1000).error().code, Errc::storage);
  EXPECT_EQ(store_->finish_load(-1).error().code, Errc::not_found);
  EXPECT_TRUE(shown(denpasar_).empty());
}

TEST_F(SqliteLedgerTest, TakesNothingOfAnAppendThatFails) {
  const LoadId load = begun(denpasar_, "absensi", false);
  std::vector<Rows> rows = {sample_rows(4, 5), sample_rows(4, 5)};
  std::get<Events>(rows[1]).number = {1};

  EXPECT_EQ(store_->append(load, rows, {}, "9").error().code, Errc::internal);

  rows.pop_back();
  ASSERT_TRUE(store_->append(load, rows, {}, "7"));
  ASSERT_TRUE(*store_->finish_load(load));
  EXPECT_EQ(shown(denpasar_).size(), 1u);
  EXPECT_EQ(*store_->cursor(denpasar_, "absensi"), "7");
}

TEST_F(SqliteLedgerTest, KeepsTheLastCursorOfEachSource) {
  const LoadId load = begun(denpasar_, "absensi", false);
  for (const char* cursor : {"1", "2", "3"}) {
    const Rows rows = sample_rows(4, 1, cursor);
    ASSERT_TRUE(store_->append(load, std::span(&rows, 1), {}, cursor));
  }
  ASSERT_TRUE(*store_->finish_load(load));
  loaded(denpasar_, "lain", false, sample_rows(4, 1), "99");
  reopen();

  EXPECT_EQ(*store_->cursor(denpasar_, "absensi"), "3");
  EXPECT_EQ(*store_->cursor(denpasar_, "tidak ada"), "");
}

TEST_F(SqliteLedgerTest, KeepsQuarantinedRowsInOrder) {
  const std::vector<Quarantined> bad = {{"nilai",
                                         "n.csv",
                                         4'000'000'000u,
                                         "Skor",
                                         std::string("a\0b", 3),
                                         "bukan angka",
                                         "no number"},
                                        {"nilai", "n.csv", 2, "", "", "", ""}};
  loaded(denpasar_, "nilai", true, sample_rows(3, 1), "", bad);
  reopen();

  const std::vector<Quarantined> back = *store_->quarantine(denpasar_);

  ASSERT_EQ(back.size(), 2u);
  EXPECT_EQ(back[0].source, "nilai");
  EXPECT_EQ(back[0].input, "n.csv");
  EXPECT_EQ(back[0].origin, 4'000'000'000u);
  EXPECT_EQ(back[0].column, "Skor");
  EXPECT_EQ(back[0].raw, std::string("a\0b", 3));
  EXPECT_EQ(back[0].reason_id, "bukan angka");
  EXPECT_EQ(back[0].reason_en, "no number");
  EXPECT_EQ(back[1].origin, 2u);
}

TEST_F(SqliteLedgerTest, KeepsTwoAgenciesApart) {
  loaded(denpasar_, "pegawai", true, sample_rows(0, 3, "dps"), "d");
  const LoadId half = begun(klungkung_, "pegawai", true);
  begun(denpasar_, "pegawai", true);
  const Rows rows = sample_rows(0, 4, "klk");
  ASSERT_TRUE(store_->append(half, std::span(&rows, 1), {}, "k"));
  ASSERT_TRUE(*store_->finish_load(half));

  EXPECT_TRUE(same_rows(shown(denpasar_).at(0).rows, sample_rows(0, 3, "dps")));
  EXPECT_TRUE(same_rows(shown(klungkung_).at(0).rows, rows));
  EXPECT_EQ(*store_->cursor(denpasar_, "pegawai"), "d");
  EXPECT_EQ(*store_->cursor(klungkung_, "pegawai"), "k");
  EXPECT_EQ(count("SELECT number FROM load WHERE agency = 'kab-klungkung'"), 1) << "own numbers";
  EXPECT_FALSE(*store_->has_rows({"kab-klungkung", "denpasar-2026"}));
  EXPECT_FALSE(*store_->has_rows({"kota-denpasar", "denpasar-2025"}));
}

TEST_F(SqliteLedgerTest, StopsAtTheFirstErrorOfTheReader) {
  for (int i = 0; i < 3; ++i) loaded(denpasar_, "absensi", false, sample_rows(4, 5));
  int calls = 0;

  const auto done = store_->read_rows(denpasar_, [&](const std::string&, Rows&&) -> Result<void> {
    if (++calls == 2) return fail(Errc::cancelled, verbatim("cukup"));
    return {};
  });

  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().code, Errc::cancelled);
  EXPECT_EQ(calls, 2);
  EXPECT_EQ(shown(denpasar_).size(), 3u);
}

TEST_F(SqliteLedgerTest, MayBeWrittenToWhileItIsRead) {
  loaded(denpasar_, "absensi", false, sample_rows(4, 5));
  loaded(denpasar_, "absensi", false, sample_rows(4, 6));
  std::size_t seen = 0;
  ASSERT_TRUE(store_->read_rows(denpasar_, [&](const std::string&, Rows&&) {
    ++seen;
    loaded(klungkung_, "absensi", false, sample_rows(4, 5));
    return Result<void>();
  }));
  EXPECT_EQ(seen, 2u);
}

TEST_F(SqliteLedgerTest, RefusesChunksThatWereChangedCutOrTakenAway) {
  const char* damages[] = {
      "UPDATE chunk SET columns = CAST(substr(columns, 1, length(columns) - 1) || 'Z' AS BLOB)",
      "UPDATE chunk SET columns = substr(columns, 1, 99) WHERE number = 1",
      "UPDATE chunk SET kind = 1 WHERE number = 1",
      "UPDATE chunk SET n = n + 1 WHERE number = 1",
      "UPDATE chunk SET number = 7 WHERE number = 1",
      "DELETE FROM chunk WHERE number = 1",
      "DELETE FROM chunk",
  };
  for (const char* damage : damages) {
    const LoadId load = begun(denpasar_, "pegawai", true);
    const std::vector<Rows> rows = {sample_rows(0, 9, damage), sample_rows(0, 9, damage)};
    ASSERT_TRUE(store_->append(load, rows, {}, ""));
    ASSERT_TRUE(*store_->finish_load(load));
    ASSERT_TRUE(read_all());
    meddle(damage);

    const Result<void> done = read_all();

    ASSERT_FALSE(done) << damage;
    EXPECT_EQ(done.error().code, Errc::storage);
    EXPECT_NE(done.error().message.en.find("batch"), std::string::npos) << done.error().message.en;
    meddle("DELETE FROM chunk");
  }
}

TEST_F(SqliteLedgerTest, LetsNobodyChangeARowByAccident) {
  loaded(denpasar_, "pegawai", true, sample_rows(0, 9));
  SqliteDatabase database = std::move(SqliteDatabase::open(file_)).value();
  EXPECT_FALSE(database.run("UPDATE chunk SET n = 0"));
}

TEST_F(SqliteLedgerTest, LivesInMemoryToo) {
  file_ = ":memory:";
  reopen();
  loaded(denpasar_, "pegawai", true, sample_rows(0, 9));
  EXPECT_EQ(shown(denpasar_).size(), 1u);
  EXPECT_FALSE(std::filesystem::exists(":memory:"));
}

}  // namespace
}  // namespace kinerja
