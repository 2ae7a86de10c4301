#include <kinerja/core/store.hpp>

#include "storage/sqlite_database.hpp"
#include "temporary_folder.hpp"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
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
  run.components = {{"z", "id.kinerja.weighted", "id.kinerja.basic", "1.0", "aa", {}},
                    {"a", "id.kinerja.bands", "id.kinerja.basic", "1.1", "bb", {"Kurang", "Baik"}}};
  run.people = 3;
  return run;
}

/// A batch of one node of the run above; the other has none of the scores.
ResultBatch batch_of(const std::vector<std::pair<std::string, double>>& scores) {
  ResultBatch batch;
  batch.nodes.resize(2);
  for (const auto& [employee, score] : scores) {
    batch.employee.push_back(employee);
    for (NodeResults& node : batch.nodes) {
      node.score.push_back(&node == &batch.nodes[0] ? score : 0);
      node.grade.push_back(-1);
      node.status.push_back(0);
    }
  }
  return batch;
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

  Result<RunId> save(const RunRecord& run, const std::vector<ResultBatch>& batches) {
    std::size_t at = 0;
    return store_->save_run(run, [&](ResultBatch& batch) {
      if (at == batches.size()) return false;
      batch = batches[at++];
      return true;
    });
  }

  std::vector<ResultBatch> results(RunId run) {
    std::vector<ResultBatch> batches;
    const auto read = store_->read_results(run, [&](const ResultBatch& batch) {
      batches.push_back(batch);
      return Result<void>();
    });
    EXPECT_TRUE(read) << read.error().message.en;
    return batches;
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
  std::vector<std::pair<std::string, double>> rows;
  for (std::size_t i = 0; i < scores.size(); ++i)
    rows.emplace_back("pegawai " + std::to_string(100 + i), scores[i]);
  ASSERT_TRUE(save(run_of(denpasar_), {batch_of(rows)}));
  reopen();

  const auto run = store_->latest_run(denpasar_);
  ASSERT_TRUE(run && run->has_value());
  const std::vector<ResultBatch> back = results((*run)->id);

  ASSERT_EQ(back.size(), 1u);
  ASSERT_EQ(back[0].employee.size(), scores.size());
  for (std::size_t i = 0; i < scores.size(); ++i)
    EXPECT_EQ(std::bit_cast<std::uint64_t>(back[0].nodes[0].score[i]),
              std::bit_cast<std::uint64_t>(scores[i]))
        << scores[i];
}

TEST_F(SqliteResultsTest, ShowsBatchesInTheOrderInWhichTheyWereKept) {
  ResultBatch first = batch_of({{"b", 1}, {"a", 4}});
  first.nodes[1].grade = {std::numeric_limits<std::int32_t>::max(), -1};
  first.nodes[1].status = {3, -7};
  const RunId run = *save(run_of(denpasar_), {first, batch_of({{"B", 5}})});

  const std::vector<ResultBatch> back = results(run);

  ASSERT_EQ(back.size(), 2u);
  EXPECT_EQ(back[0].employee, first.employee);
  EXPECT_EQ(back[0].nodes[0].score, first.nodes[0].score);
  EXPECT_EQ(back[0].nodes[1].grade, first.nodes[1].grade);
  EXPECT_EQ(back[0].nodes[1].status, first.nodes[1].status);
  EXPECT_EQ(back[1].employee[0], "B");
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
  EXPECT_TRUE(run.components[0].grades.empty());
  EXPECT_EQ(run.components[1].grades, (std::vector<std::string>{"Kurang", "Baik"}));
}

TEST_F(SqliteResultsTest, HasNoRunBeforeTheFirst) {
  const auto found = store_->latest_run(denpasar_);
  ASSERT_TRUE(found);
  EXPECT_FALSE(found->has_value());
  EXPECT_EQ(store_->read_results(1, [](const ResultBatch&) { return Result<void>(); }).error().code,
            Errc::not_found);
}

TEST_F(SqliteResultsTest, KeepsNothingOfARunThatFails) {
  ResultBatch torn = batch_of({{"a", 1}});
  torn.nodes[1].status.clear();

  EXPECT_FALSE(save(run_of(denpasar_), {batch_of({{"b", 1}}), torn})) << "a column is too short";

  EXPECT_FALSE(store_->latest_run(denpasar_)->has_value());
  EXPECT_TRUE(save(run_of(denpasar_), {batch_of({{"a", 1}})}));
}

TEST_F(SqliteResultsTest, KeepsTwoAgenciesApart) {
  const RunId ours = *save(run_of(denpasar_), {batch_of({{"a", 1}})});
  const RunId theirs = *save(run_of(klungkung_), {batch_of({{"a", 2}})});

  EXPECT_NE(ours, theirs);
  EXPECT_EQ(results(ours).at(0).nodes[0].score[0], 1);
  EXPECT_EQ(results(theirs).at(0).nodes[0].score[0], 2);
  EXPECT_EQ((*store_->latest_run(klungkung_))->id, theirs);
  EXPECT_FALSE(store_->latest_run({"kota-denpasar", "klungkung-2026"})->has_value());
}

TEST_F(SqliteResultsTest, SeesABatchThatWasTakenOutOrChanged) {
  const RunId run = *save(run_of(denpasar_), {batch_of({{"a", 1}}), batch_of({{"b", 2}})});
  SqliteDatabase database = std::move(SqliteDatabase::open(file_)).value();
  const auto fault_after = [&](const char* change) {
    EXPECT_TRUE(database.run(change)) << change;
    const auto read = store_->read_results(run, [](const ResultBatch&) { return Result<void>(); });
    return read ? std::string() : read.error().message.en;
  };

  ASSERT_TRUE(database.run("DROP TRIGGER result_batch_stays"));
  EXPECT_NE(fault_after("UPDATE result_batch SET columns = zeroblob(9) WHERE number = 1")
                .find("batch 1: content does not match"),
            std::string::npos);
  EXPECT_NE(fault_after("DELETE FROM result_batch WHERE number = 0").find("batch 0: missing"),
            std::string::npos);
}

TEST_F(SqliteResultsTest, ReadsTheRowsOfRunsFromBeforeThereWereBatches) {
  const RunId run = *save(run_of(denpasar_), {});
  SqliteDatabase database = std::move(SqliteDatabase::open(file_)).value();
  ASSERT_TRUE(database.run(
      "INSERT INTO result VALUES ('kota-denpasar', 1, 'p', 'a', 80, NULL, 1, 0, 'Baik'), "
      "('kota-denpasar', 1, 'p', 'z', 0, -9223372036854775808, -1, 0, ''), "
      "('kota-denpasar', 1, 'q', 'z', 7.5, NULL, -1, 0, '')"));

  const std::vector<ResultBatch> back = results(run);

  ASSERT_EQ(back.size(), 1u);
  EXPECT_EQ(back[0].employee[1], "q");
  EXPECT_TRUE(std::signbit(back[0].nodes[0].score[0]));
  EXPECT_EQ(back[0].nodes[0].score[1], 7.5);
  EXPECT_EQ(back[0].nodes[1].score[0], 80);
  EXPECT_EQ(back[0].nodes[1].grade, (std::vector<std::int32_t>{1, -1}));
  EXPECT_EQ(back[0].nodes[1].status[1], 3) << "missing";
}

TEST_F(SqliteResultsTest, LetsNobodyChangeAResult) {
  ASSERT_TRUE(save(run_of(denpasar_), {batch_of({{"a", 1}})}));
  SqliteDatabase database = std::move(SqliteDatabase::open(file_)).value();
  for (const char* change : {"UPDATE result_batch SET columns = x''",
                             "UPDATE run_grade SET words = 'Baik sekali'",
                             "UPDATE run SET result_hash = ''",
                             "UPDATE run_component SET sha256 = ''"})
    EXPECT_FALSE(database.run(change)) << change;
}

TEST_F(SqliteResultsTest, StopsAtTheFirstErrorOfTheReader) {
  const RunId run = *save(run_of(denpasar_), {batch_of({{"a", 1}}), batch_of({{"b", 1}})});
  int calls = 0;
  const auto done = store_->read_results(run, [&](const ResultBatch&) -> Result<void> {
    ++calls;
    return fail(Errc::cancelled, verbatim("cukup"));
  });
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().code, Errc::cancelled);
  EXPECT_EQ(calls, 1);
}

}  // namespace
}  // namespace kinerja
