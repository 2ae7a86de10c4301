#include <kinerja/core/running.hpp>

#include "fake_source.hpp"
#include "loading/misbehaving.hpp"
#include "result_matchers.hpp"
#include "rows_builder.hpp"
#include "sample_cycle.hpp"

#include <gmock/gmock.h>

#include <atomic>
#include <barrier>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <latch>
#include <thread>

namespace kinerja::test {
namespace {

using ::testing::ElementsAre;
using ::testing::SizeIs;
using ::testing::StartsWith;

std::vector<PersonRow> people(int count) {
  std::vector<PersonRow> rows;
  for (int i = 0; i < count; ++i) rows.push_back({.employee = std::to_string(100 + i)});
  return rows;
}

class TakeIn : public ::testing::Test {
 protected:
  TakeIn() { prepared_.cycle = sample_cycle(); }

  void source(FakeSource::Pull pull, std::uint32_t flags = 0, double max_rejected = 0.1) {
    SourceUse use;
    use.name = "pegawai";
    use.max_rejected = max_rejected;
    prepared_.cycle.sources = {use};
    prepared_.sources.clear();
    prepared_.sources.push_back(std::make_unique<FakeSource>(std::move(pull), flags));
  }
  // One more source, read by a second thread.
  void add_source(const std::string& name, FakeSource::Pull pull) {
    SourceUse use;
    use.name = name;
    use.max_rejected = 1;
    prepared_.cycle.sources.push_back(use);
    prepared_.sources.push_back(
        std::make_unique<FakeSource>(std::move(pull), KINERJA_INFO_SNAPSHOT));
    limits_.threads = 2;
  }
  // A snapshot of so many good and so many bad rows.
  void source_with(int good, int bad, double max_rejected) {
    source(
        [=](std::string_view, PullSink& sink) -> Result<void> {
          KINERJA_CHECK(sink.rows(rows_of(people(good))));
          for (int i = 0; i < bad; ++i) KINERJA_CHECK(sink.reject({}));
          return sink.commit("");
        },
        KINERJA_INFO_SNAPSHOT,
        max_rejected);
  }
  Result<Intake> pull() {
    Intake intake;
    KINERJA_CHECK(take_in(prepared_, *store_, stop_, {}, intake, limits_));
    return intake;
  }
  std::size_t kept() {
    const auto evidence = build_evidence(prepared_.cycle, *store_);
    return evidence ? evidence->size() : 0;
  }

  StopSource stop_;
  EvidenceLimits limits_;
  PreparedCycle prepared_;
  std::unique_ptr<Store> store_ = Store::open(":memory:").value();
};

TEST_F(TakeIn, KeepsRowsAndQuarantineAndCountsThem) {
  source_with(9, 1, 0.1);

  const auto intake = pull();

  ASSERT_THAT(intake, IsOk());
  ASSERT_THAT(intake->counts, SizeIs(1));
  EXPECT_EQ(intake->counts[0].rows, 9u);
  EXPECT_EQ(intake->counts[0].quarantined, 1u);
  EXPECT_THAT(intake->unused, SizeIs(1));
  EXPECT_EQ(kept(), 9u);
  const auto quarantine = store_->quarantine({"kota-contoh", "contoh-2026"});
  ASSERT_THAT(*quarantine, SizeIs(1));
  EXPECT_EQ((*quarantine)[0].source, "pegawai");
}

TEST_F(TakeIn, ASourceMayHaveAsManyBadRowsAsItsLimitSaysAndNotOneMore) {
  struct Case {
    int good, bad;
    double limit;
    bool within;
  };
  for (const Case& c : {Case{9, 1, 0.1, true},
                        Case{8, 1, 0.1, false},
                        Case{71, 29, 0.29, true},  // 0.29 * 100 is below 29 in binary
                        Case{70, 30, 0.29, false},
                        Case{10, 0, 0, true},
                        Case{10, 1, 0, false},
                        Case{1, 5, 1, true}}) {
    source_with(c.good, c.bad, c.limit);
    EXPECT_EQ(pull().has_value(), c.within) << c.bad << " bad rows, limit " << c.limit;
  }
}

TEST_F(TakeIn, ASourceAboveItsLimitLeavesTheEarlierPullAsItWas) {
  source_with(3, 0, 0.1);
  ASSERT_THAT(pull(), IsOk());

  source_with(8, 1, 0.1);

  EXPECT_THAT(pull(), IsError(Errc::invalid_data, "source \"pegawai\": 1 of 9 rows"));
  EXPECT_EQ(kept(), 3u);
}

TEST_F(TakeIn, ASnapshotReplacesWhatWasThere) {
  source_with(5, 0, 0.1);
  ASSERT_THAT(pull(), IsOk());
  source_with(2, 0, 0.1);
  ASSERT_THAT(pull(), IsOk());

  EXPECT_EQ(kept(), 2u);
}

TEST_F(TakeIn, OtherSourcesGetTheirLastCursorAndAddToWhatWasThere) {
  std::vector<std::string> cursors;
  source([&](std::string_view cursor, PullSink& sink) -> Result<void> {
    cursors.emplace_back(cursor);
    KINERJA_CHECK(sink.rows(
        rows_of(std::vector<PersonRow>{{.employee = "pull " + std::to_string(cursors.size())}})));
    return sink.commit("after " + std::to_string(cursors.size()));
  });

  for (int k = 0; k < 3; ++k) ASSERT_THAT(pull(), IsOk());

  EXPECT_THAT(cursors, ElementsAre("", "after 1", "after 2"));
  EXPECT_EQ(kept(), 3u);
}

TEST_F(TakeIn, RowsBehindTheLastCommitAreKeptAndLeaveTheCursorAlone) {
  source([](std::string_view, PullSink& sink) -> Result<void> {
    KINERJA_CHECK(sink.rows(rows_of(people(1))));
    KINERJA_CHECK(sink.commit("a"));
    return sink.rows(rows_of(people(4)));
  });
  ASSERT_THAT(pull(), IsOk());

  EXPECT_EQ(kept(), 4u);
  EXPECT_EQ(*store_->cursor({"kota-contoh", "contoh-2026"}, "pegawai"), "a");
}

TEST_F(TakeIn, AnErrorOfASourceNamesIt) {
  source([](std::string_view, PullSink& sink) -> Result<void> {
    KINERJA_CHECK(sink.rows(rows_of(people(1))));
    KINERJA_CHECK(sink.commit(""));
    return fail(Errc::io, verbatim("broke off"));
  });

  EXPECT_THAT(pull(), IsError(Errc::io, "source \"pegawai\": broke off"));
  EXPECT_EQ(kept(), 0u);
}

TEST_F(TakeIn, SourcesAreReadAtTheSameTimeAndCountedInTheirOrder) {
  std::barrier both(2);  // would wait for ever on one thread
  const auto brings = [&](int first, int count) {
    return [&both, first, count](std::string_view, PullSink& sink) -> Result<void> {
      both.arrive_and_wait();
      std::vector<PersonRow> rows;
      for (int i = 0; i < count; ++i) rows.push_back({.employee = std::to_string(first + i)});
      KINERJA_CHECK(sink.rows(rows_of(rows)));
      KINERJA_CHECK(sink.reject({}));
      return sink.commit("");
    };
  };
  prepared_.cycle.sources.clear();
  add_source("satu", brings(100, 3));
  add_source("dua", brings(200, 5));

  const auto intake = pull();

  ASSERT_THAT(intake, IsOk());
  ASSERT_THAT(intake->counts, SizeIs(2));
  EXPECT_EQ(intake->counts[0].source, "satu");
  EXPECT_EQ(intake->counts[1].rows, 5u);
  ASSERT_THAT(intake->unused, SizeIs(2));
  EXPECT_EQ(intake->unused[0].source, "satu");
  EXPECT_EQ(intake->unused[1].source, "dua");
  EXPECT_EQ(kept(), 8u);
}

TEST_F(TakeIn, InputsThatDoNotFitTogetherAreReadOneAfterTheOther) {
  const OwnFolder folder;
  const auto file = folder.path() / "besar.csv";
  std::ofstream(file) << "x";
  std::filesystem::resize_file(file, std::uintmax_t{300} << 20U);  // a hole, which takes no room
  std::atomic<int> reading = 0;
  std::atomic<bool> together = false;
  prepared_.cycle.sources.clear();
  for (const std::string name : {"satu", "dua", "tiga"}) {
    add_source(name, [&](std::string_view, PullSink& sink) -> Result<void> {
      if (++reading > 1) together = true;
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
      --reading;
      return sink.rows(rows_of(people(1)));
    });
    prepared_.cycle.sources.back().inputs = {{"file", file}};
  }

  EXPECT_THAT(pull(), IsOk());

  EXPECT_FALSE(together);
}

TEST_F(TakeIn, WhatStandsBehindASourceThatFailsIsNotTold) {
  std::latch last_ended(1);
  prepared_.cycle.sources.clear();
  add_source("satu", [&](std::string_view, PullSink& sink) -> Result<void> {
    last_ended.wait();
    KINERJA_CHECK(sink.reject({}));
    return fail(Errc::io, verbatim("broke off"));
  });
  add_source("dua", [&](std::string_view, PullSink& sink) -> Result<void> {
    auto rejected = sink.reject({});
    last_ended.count_down();
    return rejected;
  });
  Intake intake;

  EXPECT_THAT(take_in(prepared_, *store_, stop_, {}, intake, limits_),
              IsError(Errc::io, "source \"satu\": broke off"));

  ASSERT_THAT(intake.counts, SizeIs(1));
  ASSERT_THAT(intake.unused, SizeIs(1));
  EXPECT_EQ(intake.unused[0].source, "satu");
}

TEST_F(TakeIn, WhatStandsBehindASourceThatFailsIsNotReadToItsEnd) {
  std::latch begun(1);
  prepared_.cycle.sources.clear();
  add_source("satu", [&](std::string_view, PullSink&) -> Result<void> {
    begun.wait();
    return fail(Errc::io, verbatim("broke off"));
  });
  add_source("dua", [&](std::string_view, PullSink& sink) -> Result<void> {
    begun.count_down();
    for (;;) KINERJA_CHECK(sink.rows(rows_of(people(1))));  // for ever, else
  });

  EXPECT_THAT(pull(), IsError(Errc::io, "source \"satu\": broke off"));
}

TEST_F(TakeIn, OnlyTheFirstSourceThatIsStillReadTellsHowFarItIs) {
  std::latch first_ended(1);
  prepared_.cycle.sources.clear();
  add_source("satu", [](std::string_view, PullSink& sink) -> Result<void> {
    return sink.rows(rows_of(people(3)));
  });
  add_source("dua", [&](std::string_view, PullSink& sink) -> Result<void> {
    KINERJA_CHECK(sink.rows(rows_of(people(4))));
    first_ended.wait();
    return sink.rows(rows_of(people(1)));
  });
  std::vector<std::string> told;
  const auto note = [&](const Progress& at) {
    told.push_back(at.name + " " + std::to_string(at.done));
    if (at.name == "satu") first_ended.count_down();
  };
  Intake intake;

  ASSERT_THAT(take_in(prepared_, *store_, stop_, note, intake, limits_), IsOk());

  EXPECT_EQ(told.front(), "satu 3");
  for (std::size_t k = 1; k < told.size(); ++k) EXPECT_THAT(told[k], StartsWith("dua"));
}

TEST_F(TakeIn, StopEndsAPullAtItsNextRows) {
  int batches = 0;
  source([&](std::string_view, PullSink& sink) -> Result<void> {
    for (;;) {
      if (++batches == 3) stop_.request();
      KINERJA_CHECK(sink.rows(rows_of(people(1))));
    }
  });

  EXPECT_THAT(pull(), IsError(Errc::cancelled, "stopped"));
  EXPECT_EQ(batches, 3);
}

// People and four ratings, some of them of somebody unknown.
FakeSource::Pull ratings_with_unknown(int unknown) {
  return [=](std::string_view, PullSink& sink) -> Result<void> {
    std::vector<RatingRow> ratings;
    for (int i = 0; i < 4; ++i)
      ratings.push_back({.ratee = i < unknown ? "?" : "100", .rater = "r" + std::to_string(i)});
    KINERJA_CHECK(sink.rows(rows_of(people(1))));
    KINERJA_CHECK(sink.rows(rows_of(ratings)));
    return sink.commit("");
  };
}

TEST_F(TakeIn, RowsThatWereSetAsideCountAgainstTheLimitToo) {
  source(ratings_with_unknown(2), KINERJA_INFO_SNAPSHOT, 0.5);
  EXPECT_THAT(pull(), IsOk());  // 2 of 5

  source(ratings_with_unknown(3), KINERJA_INFO_SNAPSHOT, 0.5);
  EXPECT_THAT(pull(), IsError(Errc::invalid_data, "3 of 5 rows"));
}

TEST_F(TakeIn, RowsThatFitNobodyLeaveTheEarlierPullAsItWasAndAreStillNamed) {
  source_with(3, 0, 0.1);
  ASSERT_THAT(pull(), IsOk());
  source(ratings_with_unknown(3), KINERJA_INFO_SNAPSHOT, 0.5);
  Intake intake;

  EXPECT_FALSE(take_in(prepared_, *store_, stop_, {}, intake));

  EXPECT_THAT(intake.unused, SizeIs(3));
  EXPECT_EQ(kept(), 3u);
}

TEST_F(TakeIn, NoPeopleAreAnErrorThatSaysWhereToLook) {
  EXPECT_THAT(build_evidence(prepared_.cycle, *store_),
              IsError(Errc::invalid_data, "check the source of the staff"));
}

}  // namespace
}  // namespace kinerja::test
