#include <kinerja/core/store.hpp>

#include "storage/sqlite_database.hpp"
#include "temporary_folder.hpp"

#include <gtest/gtest.h>

#include <bit>
#include <cstdint>
#include <filesystem>
#include <limits>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace kinerja {
namespace {

using testing::TemporaryFolder;

RunRecord run_of(const CycleKey& key, std::string config = "{}") {
  RunRecord run;
  run.key = key;
  run.made_ms = 1'780'000'000'123;
  run.host_version = "0.1.0";
  run.config_hash = "c0";
  run.input_hash = "1a";
  run.result_hash = "2b";
  run.config = std::move(config);
  run.result_node = "predikat";
  run.components = {{"z", "id.kinerja.weighted", "id.kinerja.basic", "1.0", "aa"},
                    {"a", "id.kinerja.bands", "id.kinerja.basic", "1.1", "bb"}};
  run.people = 3;
  return run;
}

class SqliteResultsTest : public ::testing::Test {
 protected:
  void SetUp() override { reopen(); }

  void reopen() {
    store_.reset();
    auto opened = Store::open(file_);
    ASSERT_TRUE(opened) << opened.error().message.en;
    store_ = std::move(opened).value();
  }

  Result<RunId> save(const RunRecord& run, const std::vector<ResultRow>& rows) {
    std::size_t at = 0;
    return store_->save_run(run, [&](ResultRow& row) {
      if (at == rows.size()) return false;
      row = rows[at++];
      return true;
    });
  }

  std::vector<ResultRow> results(RunId run) {
    std::vector<ResultRow> rows;
    EXPECT_TRUE(store_->read_results(run, [&](const ResultRow& row) {
      rows.push_back(row);
      return Result<void>();
    }));
    return rows;
  }

  const CycleKey denpasar_{"kota-denpasar", "denpasar-2026"};
  const CycleKey klungkung_{"kab-klungkung", "klungkung-2026"};
  TemporaryFolder folder_;
  std::filesystem::path file_ = folder_ / "kinerja.db";
  std::unique_ptr<Store> store_;
};

TEST_F(SqliteResultsTest, BringsScoresBackBitForBit) {
  using Limits = std::numeric_limits<double>;
  const std::vector<double> scores = {0.0,
                                      -0.0,
                                      0.1,
                                      1.0 / 3,
                                      90,
                                      1e15,
                                      9007199254740993.0,
                                      9.2e18,
                                      1e308,
                                      Limits::max(),
                                      Limits::lowest(),
                                      Limits::min(),
                                      Limits::denorm_min(),
                                      -Limits::denorm_min(),
                                      2.5e-310,
                                      Limits::infinity(),
                                      -Limits::infinity(),
                                      Limits::quiet_NaN(),
                                      std::bit_cast<double>(std::uint64_t{0xfff8000000000abc})};
  std::vector<ResultRow> rows;
  for (std::size_t i = 0; i < scores.size(); ++i)
    rows.push_back({"pegawai " + std::to_string(100 + i), "hasil", scores[i], -1, 0, ""});
  ASSERT_TRUE(save(run_of(denpasar_), rows));
  reopen();

  const auto run = store_->latest_run(denpasar_);
  ASSERT_TRUE(run && run->has_value());
  const std::vector<ResultRow> back = results((*run)->id);

  ASSERT_EQ(back.size(), scores.size());
  for (std::size_t i = 0; i < scores.size(); ++i)
    EXPECT_EQ(std::bit_cast<std::uint64_t>(back[i].score), std::bit_cast<std::uint64_t>(scores[i]))
        << scores[i];
}

TEST_F(SqliteResultsTest, ShowsRowsByEmployeeAndNode) {
  const RunId run = *save(run_of(denpasar_),
                          {{"b", "hasil", 1, 2, 3, "Baik"},
                           {"a", "perilaku", 4, -1, -7, ""},
                           {"a", "hasil", 0, std::numeric_limits<std::int32_t>::max(), 0, "\u00e9"},
                           {"B", "hasil", 5, -1, 0, ""}});

  const std::vector<ResultRow> rows = results(run);

  ASSERT_EQ(rows.size(), 4u);
  EXPECT_EQ(rows[0].employee, "B");
  EXPECT_EQ(rows[1].node, "hasil");
  EXPECT_EQ(rows[1].grade, std::numeric_limits<std::int32_t>::max());
  EXPECT_EQ(rows[1].grade_text, "\u00e9");
  EXPECT_EQ(rows[2].node, "perilaku");
  EXPECT_EQ(rows[2].status, -7);
  EXPECT_EQ(rows[3].employee, "b");
}

TEST_F(SqliteResultsTest, BringsTheLatestRunBackWithItsStamps) {
  ASSERT_TRUE(save(run_of(denpasar_, "lama"), {}));
  const RunId second = *save(run_of(denpasar_, "baru"), {});

  const auto found = store_->latest_run(denpasar_);

  ASSERT_TRUE(found && found->has_value());
  const RunRecord& run = **found;
  EXPECT_EQ(run.id, second);
  EXPECT_EQ(run.key.cycle, denpasar_.cycle);
  EXPECT_EQ(run.made_ms, 1'780'000'000'123);
  EXPECT_EQ(run.host_version, "0.1.0");
  EXPECT_EQ(run.config_hash, "c0");
  EXPECT_EQ(run.input_hash, "1a");
  EXPECT_EQ(run.result_hash, "2b");
  EXPECT_EQ(run.config, "baru");
  EXPECT_EQ(run.result_node, "predikat");
  EXPECT_EQ(run.people, 3u);
  ASSERT_EQ(run.components.size(), 2u);
  EXPECT_EQ(run.components[0].name, "z") << "in the order given";
  EXPECT_EQ(run.components[1].component, "id.kinerja.bands");
  EXPECT_EQ(run.components[1].plugin, "id.kinerja.basic");
  EXPECT_EQ(run.components[1].version, "1.1");
  EXPECT_EQ(run.components[1].sha256, "bb");
}

TEST_F(SqliteResultsTest, HasNoRunBeforeTheFirst) {
  const auto found = store_->latest_run(denpasar_);
  ASSERT_TRUE(found);
  EXPECT_FALSE(found->has_value());
  EXPECT_EQ(store_->read_results(1, [](const ResultRow&) { return Result<void>(); }).error().code,
            Errc::not_found);
}

TEST_F(SqliteResultsTest, KeepsNothingOfARunThatFails) {
  const ResultRow row{"a", "hasil", 1, -1, 0, ""};

  EXPECT_FALSE(save(run_of(denpasar_), {row, row})) << "the same node twice";

  EXPECT_FALSE(store_->latest_run(denpasar_)->has_value());
  EXPECT_TRUE(save(run_of(denpasar_), {row}));
}

TEST_F(SqliteResultsTest, KeepsTwoAgenciesApart) {
  const RunId ours = *save(run_of(denpasar_), {{"a", "hasil", 1, -1, 0, ""}});
  const RunId theirs = *save(run_of(klungkung_), {{"a", "hasil", 2, -1, 0, ""}});

  EXPECT_NE(ours, theirs);
  EXPECT_EQ(results(ours).at(0).score, 1);
  EXPECT_EQ(results(theirs).at(0).score, 2);
  EXPECT_EQ((*store_->latest_run(klungkung_))->id, theirs);
  EXPECT_FALSE(store_->latest_run({"kota-denpasar", "klungkung-2026"})->has_value());
}

TEST_F(SqliteResultsTest, LetsNobodyChangeAResult) {
  ASSERT_TRUE(save(run_of(denpasar_), {{"a", "hasil", 1, -1, 0, ""}}));
  SqliteDatabase database = std::move(SqliteDatabase::open(file_)).value();
  for (const char* change : {"UPDATE result SET score = 100",
                             "UPDATE run SET result_hash = ''",
                             "UPDATE run_component SET sha256 = ''"})
    EXPECT_FALSE(database.run(change)) << change;
}

TEST_F(SqliteResultsTest, StopsAtTheFirstErrorOfTheReader) {
  const RunId run =
      *save(run_of(denpasar_), {{"a", "hasil", 1, -1, 0, ""}, {"b", "hasil", 1, -1, 0, ""}});
  int calls = 0;
  const auto done = store_->read_results(run, [&](const ResultRow&) -> Result<void> {
    ++calls;
    return fail(Errc::cancelled, verbatim("cukup"));
  });
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().code, Errc::cancelled);
  EXPECT_EQ(calls, 1);
}

}  // namespace
}  // namespace kinerja
