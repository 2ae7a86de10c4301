// A run from evidence to files, and its verification, with fakes where plugins would be.

#include <kinerja/core/running.hpp>

#include "fake_method.hpp"
#include "fake_source.hpp"
#include "loading/misbehaving.hpp"
#include "rated_town.hpp"
#include "result_matchers.hpp"

#include <gmock/gmock.h>

#include <latch>

namespace kinerja::test {
namespace {

using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

// People of the last batch of a unit, 256 at a time: the first two units have 700, the third 600.
constexpr std::uint32_t last_of_700 = 188, last_of_600 = 88;

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
    fill_store(0);
    evidence_ = *build_evidence(prepared_.cycle, *store_);
  }
  // A store of its own for 2,000 people, without the first `gone` of them.
  void fill_store(int gone) {
    store_ = Store::open(":memory:").value();
    bring(gone);
  }
  void bring(int gone) {
    const auto load = *store_->begin_load({"kota-contoh", "contoh-2026"}, "s", true);
    std::vector<PersonRow> people;
    std::vector<RatingRow> ratings;
    for (int i = gone; i < 2'000; ++i) {
      const std::string employee = std::to_string(10'000 + i);
      people.push_back({.employee = employee, .unit = std::to_string(10'000 + i / 700)});
      ratings.push_back({.ratee = employee, .rater = "r", .score = 1.0 + i % 5});
    }
    const std::vector<Rows> rows = {keyless(rows_of(people)), keyless(rows_of(ratings))};
    EXPECT_THAT(store_->append(load, rows, {}, ""), IsOk());
    EXPECT_THAT(store_->finish_load(load), IsOk());
  }
  void use(FakeMethod::Rate rate) {
    prepared_.methods.clear();
    add_method(prepared_.methods, std::move(rate));
  }
  // Parts that end with the unit that fills them; 0: one part.
  Result<RunOutcome> run(std::size_t part_people = 0, const PartRated& rated = {}) {
    std::vector<Quarantined> aside;
    limits_.part_people = part_people == 0 ? SIZE_MAX : part_people;
    KINERJA_TRY(kept, keep_evidence(prepared_.cycle, *store_, limits_, aside));
    snapshot_ = kept.id;
    parts_ = kept.parts;
    const auto keep_scores = [&](const Evidence& part, const Scores& scores) {
      scores_ = scores;
      if (rated) rated(part, scores);
    };
    return rate_and_keep(prepared_,
                         kept.input_hash,
                         parts_of(*store_, kept),
                         *store_,
                         stop_,
                         {2, 256},
                         {},
                         keep_scores,
                         limits_);
  }
  Result<std::vector<std::filesystem::path>> run_and_export(std::size_t part_people = 0) {
    Exports exports(prepared_, evidence_.hash, *store_, stop_, {2, 256}, {});
    KINERJA_CHECK(run(part_people, [&](const Evidence& part, const Scores& scores) {
      exports.write(part, scores);
    }));
    return exports.finish();
  }

  OwnFolder folder_;
  StopSource stop_;
  EvidenceLimits limits_;
  double added_ = 0, trail_error_ = 0;
  PreparedCycle prepared_;
  std::unique_ptr<Store> store_ = Store::open(":memory:").value();
  Evidence evidence_;
  Scores scores_;  // of the last part
  SnapshotId snapshot_ = 0;
  std::uint64_t parts_ = 0;
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
  EXPECT_EQ((*kept)->result_hash, hash_of(evidence_, scores_));
  ASSERT_THAT((*kept)->components, SizeIs(1));
  EXPECT_EQ((*kept)->components[0].sha256, "c0ffee");
}

TEST_F(RunTest, ExportsEverybodyOnceInTheOrderOfTheEvidence) {
  std::string expected;
  for (std::size_t i = 0; i < evidence_.size(); ++i)
    expected += std::string(evidence_.employee[i]) + "\n";
  for (const std::size_t part_people : {0u, 1u, 1'000u}) {
    fill_store(0);
    prepared_.exporters[0] = std::make_unique<FakeExporter>("daftar.txt");
    const auto files = run_and_export(part_people);

    ASSERT_THAT(files, IsOk());
    EXPECT_THAT(*files, ElementsAre(prepared_.cycle.output / "daftar.txt"));
    EXPECT_EQ(bytes_of(prepared_.cycle.output / "daftar.txt"), expected) << part_people;
  }
}

TEST_F(RunTest, RefusesToExportAnExplanationOfOtherScores) {
  trail_error_ = 1e-9;

  EXPECT_THAT(run_and_export(), IsError(Errc::differs, "the explanation differs"));
  EXPECT_TRUE(std::filesystem::is_empty(prepared_.cycle.output));
}

TEST_F(RunTest, AnErrorOfAnExporterNamesItAndLeavesNoFile) {
  prepared_.exporters[0] = std::make_unique<FakeExporter>("../daftar.txt");

  EXPECT_THAT(run_and_export(), IsError(Errc::invalid_data, "exporter \"daftar\": file name"));
  EXPECT_TRUE(std::filesystem::is_empty(prepared_.cycle.output));
}

TEST_F(RunTest, PartsChangeNoBitOfWhatIsKept) {
  const auto whole = run();
  ASSERT_THAT(whole, IsOk());
  EXPECT_EQ(parts_, 1u);
  for (const auto& [part_people, parts] :
       {std::pair(1u, 3u), {700u, 3u}, {701u, 2u}, {1'400u, 2u}}) {
    fill_store(0);
    const auto parted = run(part_people);

    ASSERT_THAT(parted, IsOk());
    EXPECT_EQ(parts_, parts) << part_people;
    EXPECT_EQ(parted->record.people, 2'000u);
    EXPECT_EQ(parted->record.input_hash, whole->record.input_hash);
    EXPECT_EQ(parted->record.result_hash, whole->record.result_hash);
    EXPECT_EQ(parted->rated, whole->rated);
  }
}

TEST_F(RunTest, PartsAreRatedAtTheSameTimeAndKeptInTheirOrder) {
  limits_.threads = 1;
  const auto one_by_one = run(700);
  ASSERT_THAT(one_by_one, IsOk());

  fill_store(0);
  limits_.threads = 2;
  std::latch both(2);  // would wait for ever if the second part waited for the first
  use([&](const kinerja_rate_in& in, bool trail) -> Result<RatedBatch> {
    if (in.n == last_of_700) both.arrive_and_wait();
    return sum_of_all(in, trail);
  });
  const auto at_once = run(700);

  ASSERT_THAT(at_once, IsOk());
  EXPECT_EQ(parts_, 3u);
  EXPECT_EQ(at_once->record.result_hash, one_by_one->record.result_hash);
  EXPECT_EQ(at_once->by_grade, one_by_one->by_grade);
}

TEST_F(RunTest, AnErrorOfALaterPartKeepsNothing) {
  limits_.threads = 2;
  use([&](const kinerja_rate_in& in, bool trail) -> Result<RatedBatch> {
    if (in.n == last_of_600) return fail(Errc::plugin_failed, verbatim("broke"));
    return sum_of_all(in, trail);
  });

  EXPECT_THAT(run(700), IsError(Errc::plugin_failed, "broke"));
  EXPECT_FALSE(store_->latest_run({"kota-contoh", "contoh-2026"})->has_value());
}

TEST_F(RunTest, KeepsEvidenceOfTheSameRowsOnce) {
  ASSERT_THAT(run(700), IsOk());
  const SnapshotId first = snapshot_;
  ASSERT_THAT(run(), IsOk());
  EXPECT_EQ(snapshot_, first);
  EXPECT_EQ(parts_, 3U);

  bring(1);
  ASSERT_THAT(run(), IsOk());
  EXPECT_NE(snapshot_, first);
  EXPECT_EQ(parts_, 1U);
}

TEST_F(RunTest, SaysHowMuchMemoryPeopleNeed) {
  std::vector<Quarantined> aside;
  EvidenceLimits limits;
  limits.memory_bytes = 1;
  EXPECT_THAT(keep_evidence(prepared_.cycle, *store_, limits, aside),
              IsError(Errc::invalid_config, "at least 129 MiB"));
}

TEST_F(RunTest, VerifiesFromWhatIsKeptOfTheRunsEvidence) {
  ASSERT_THAT(run(700), IsOk());
  const auto verified = verify(prepared_, *store_, stop_, {}, VerifyFrom::kept_evidence);
  ASSERT_THAT(verified, IsOk());
  EXPECT_EQ(verified->compared, 2'000u);
  EXPECT_EQ(verified->different, 0u);
  EXPECT_THAT(verified->changed, IsEmpty());

  added_ = 1e-12;
  EXPECT_EQ(verify(prepared_, *store_, stop_, {}, VerifyFrom::kept_evidence)->different, 2'000u);
}

TEST_F(RunTest, NoEvidenceIsKeptOfRowsThatCameLater) {
  ASSERT_THAT(run(), IsOk());
  bring(1);
  EXPECT_THAT(verify(prepared_, *store_, stop_, {}, VerifyFrom::kept_evidence),
              IsError(Errc::not_found, "no evidence is kept"));
}

TEST_F(RunTest, WhoIsGoneDiffersAloneAndNotEverybodyBehind) {
  ASSERT_THAT(run(), IsOk());
  bring(1);

  const auto verified = verify(prepared_, *store_, stop_, {});

  ASSERT_THAT(verified, IsOk());
  EXPECT_EQ(verified->compared, 2'000u);
  EXPECT_EQ(verified->different, 1u);
  ASSERT_THAT(verified->shown, SizeIs(1));
  EXPECT_EQ(verified->shown[0].employee, "10000");
  EXPECT_EQ(verified->shown[0].computed, "-");
  EXPECT_THAT(verified->changed,
              ElementsAre(Field(&Text::en, "the inputs have changed since the last run"),
                          Field(&Text::en, HasSubstr("kept 2000, computed 1999"))));
}

TEST_F(RunTest, WhoIsNewIsComparedWithNobody) {
  fill_store(1);
  ASSERT_THAT(run(), IsOk());
  bring(0);

  const auto verified = verify(prepared_, *store_, stop_, {});

  ASSERT_THAT(verified, IsOk());
  EXPECT_EQ(verified->compared, 1'999u);
  EXPECT_EQ(verified->different, 0u);
  EXPECT_THAT(verified->changed, SizeIs(2));
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
