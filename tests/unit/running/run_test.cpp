// A run from evidence to files, and its verification, with fakes where plugins would be.

#include <kinerja/core/running.hpp>

#include "fake_method.hpp"
#include "fake_source.hpp"
#include "loading/misbehaving.hpp"
#include "rated_town.hpp"
#include "result_matchers.hpp"

#include <gmock/gmock.h>

namespace kinerja::test {
namespace {

using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class RunTest : public ::testing::Test {
 protected:
  RunTest() {
    prepared_.cycle = sample_cycle({node("jumlah")});
    prepared_.cycle.output = folder_.path() / "out";
    prepared_.config_hash = "cafe";
    prepared_.cycle.exporters.resize(1);
    prepared_.cycle.exporters[0].name = "daftar";
    prepared_.exporters.push_back(std::make_unique<FakeExporter>("daftar.txt"));
    use([this](const kinerja_rate_in& in, bool trail) -> Result<RatedBatch> {
      auto batch = sum_of_all(in, trail);
      for (double& score : batch->score) score += trail ? trail_error_ : added_;
      return batch;
    });
    const auto load = *store_->begin_load({"kota-contoh", "contoh-2026"}, "s", true);
    std::vector<PersonRow> people;
    std::vector<RatingRow> ratings;
    for (int i = 0; i < 2'000; ++i) {
      const std::string employee = std::to_string(10'000 + i);
      people.push_back({.employee = employee, .unit = std::to_string(10'000 + i / 700)});
      ratings.push_back({.ratee = employee, .rater = "r", .score = 1.0 + i % 5});
    }
    const std::vector<Rows> rows = {rows_of(people), rows_of(ratings)};
    EXPECT_THAT(store_->append(load, rows, {}, ""), IsOk());
    EXPECT_THAT(store_->finish_load(load), IsOk());
    evidence_ = *build_evidence(prepared_.cycle, *store_);
  }
  void use(FakeMethod::Rate rate) {
    prepared_.methods.clear();
    add_method(prepared_.methods, std::move(rate));
  }
  Result<RunOutcome> run() {
    return rate_and_keep(prepared_, evidence_, *store_, stop_, {2, 256}, {});
  }

  OwnFolder folder_;
  StopSource stop_;
  double added_ = 0, trail_error_ = 0;
  PreparedCycle prepared_;
  std::unique_ptr<Store> store_ = Store::open(":memory:").value();
  Evidence evidence_;
};

TEST_F(RunTest, KeepsWhatComputedTheResults) {
  const auto outcome = run();

  ASSERT_THAT(outcome, IsOk());
  const auto kept = store_->latest_run({"kota-contoh", "contoh-2026"});
  ASSERT_TRUE(kept && *kept);
  EXPECT_EQ((*kept)->id, outcome->record.id);
  EXPECT_EQ((*kept)->people, 2'000u);
  EXPECT_EQ((*kept)->input_hash, evidence_.hash);
  EXPECT_EQ((*kept)->config_hash, "cafe");
  EXPECT_EQ((*kept)->result_hash, hash_of(prepared_.cycle, evidence_, outcome->scores));
  ASSERT_THAT((*kept)->components, SizeIs(1));
  EXPECT_EQ((*kept)->components[0].sha256, "c0ffee");
}

TEST_F(RunTest, ExportsEverybodyOnceInTheOrderOfTheEvidence) {
  const auto outcome = run();
  ASSERT_THAT(outcome, IsOk());

  const auto files = export_results(prepared_, evidence_, *outcome, *store_, stop_, {2, 256}, {});

  ASSERT_THAT(files, IsOk());
  EXPECT_THAT(*files, ElementsAre(prepared_.cycle.output / "daftar.txt"));
  std::string expected;
  for (std::size_t i = 0; i < evidence_.size(); ++i)
    expected += std::string(evidence_.employee[i]) + "\n";
  EXPECT_EQ(bytes_of(prepared_.cycle.output / "daftar.txt"), expected);
}

TEST_F(RunTest, RefusesToExportAnExplanationOfOtherScores) {
  const auto outcome = run();
  ASSERT_THAT(outcome, IsOk());
  trail_error_ = 1e-9;

  EXPECT_THAT(export_results(prepared_, evidence_, *outcome, *store_, stop_, {2, 256}, {}),
              IsError(Errc::differs, "the explanation differs"));
  EXPECT_TRUE(std::filesystem::is_empty(prepared_.cycle.output));
}

TEST_F(RunTest, AnErrorOfAnExporterNamesItAndLeavesNoFile) {
  prepared_.exporters[0] = std::make_unique<FakeExporter>("../daftar.txt");
  const auto outcome = run();
  ASSERT_THAT(outcome, IsOk());

  EXPECT_THAT(export_results(prepared_, evidence_, *outcome, *store_, stop_, {2, 256}, {}),
              IsError(Errc::invalid_data, "exporter \"daftar\": file name"));
  EXPECT_TRUE(std::filesystem::is_empty(prepared_.cycle.output));
}

TEST_F(RunTest, VerifiesTheSameBits) {
  ASSERT_THAT(run(), IsOk());

  const auto verified = verify(prepared_, *store_, stop_, {7, 1});

  ASSERT_THAT(verified, IsOk());
  EXPECT_EQ(verified->compared, 2'000u);
  EXPECT_EQ(verified->different, 0u);
  EXPECT_THAT(verified->changed, IsEmpty());
}

TEST_F(RunTest, VerificationShowsWhatComesOutOtherwiseAndWhatHasChanged) {
  ASSERT_THAT(run(), IsOk());
  added_ = 1e-12;
  prepared_.config_hash = "beef";

  const auto verified = verify(prepared_, *store_, stop_, {});

  ASSERT_THAT(verified, IsOk());
  EXPECT_EQ(verified->different, 2'000u);
  EXPECT_THAT(verified->shown, SizeIs(20));
  EXPECT_THAT(verified->changed,
              ElementsAre(Field(&Text::en, "the cycle file has changed since the last run")));
}

TEST_F(RunTest, ThereIsNothingToVerifyBeforeTheFirstRun) {
  EXPECT_THAT(verify(prepared_, *store_, stop_, {}), IsError(Errc::not_found, "no results"));
}

}  // namespace
}  // namespace kinerja::test
