// Neither threads nor cuts may change a bit of the results, and no batch cuts a unit in two where a
// method needs it whole.

#include <kinerja/core/rating.hpp>

#include "fake_method.hpp"
#include "rated_town.hpp"
#include "result_matchers.hpp"

#include <gmock/gmock.h>

#include <atomic>
#include <bit>
#include <mutex>
#include <set>

namespace kinerja::test {
namespace {

constexpr int people = 1'300;

// Each one's place among their unit: wrong as soon as a unit is cut. With a report and a step.
Result<RatedBatch> place_in_unit(const kinerja_rate_in& in, bool trail) {
  RatedBatch batch = unrated(in.n);
  for (std::uint32_t i = 0; i < in.n; ++i) {
    for (std::uint32_t j = 0; j < in.n; ++j)
      if (in.group[j] == in.group[i] && in.in_score[j] > in.in_score[i]) ++batch.score[i];
    batch.status[i] = KINERJA_OK;
    batch.grade[i] = batch.score[i] == 0 ? 1 : 0;
    if (i % 3 == 0) batch.reports.push_back({KINERJA_OK, i, "", verbatim("third")});
    if (trail) add_step(batch, static_cast<std::int32_t>(i), 0, 0, in.in_score[i]);
  }
  return batch;
}

class RaterThreads : public ::testing::Test {
 protected:
  RaterThreads() {
    add_method(methods_, sum_of_all);
    add_method(methods_, place_in_unit, KINERJA_INFO_WHOLE_GROUP)
        .with_grades({"lain", "pertama"})
        .with_steps({{KINERJA_REF_INPUT, {}}});
  }
  Result<Scores> rate(unsigned threads, std::size_t batch_people, bool trail = false) const {
    return Rater(cycle_, methods_, stop_, {threads, batch_people})
        .rate(evidence_, 0, evidence_.size(), trail);
  }

  StopSource stop_;
  Cycle cycle_ = sample_cycle({node("jumlah"), node("peringkat", {"jumlah"})});
  Evidence evidence_ = rated_town(cycle_, people);
  Methods methods_;
};

TEST_F(RaterThreads, AnyThreadsAndCutsGiveTheSameBitsAndTheSameHash) {
  const auto whole = rate(1, 0);
  ASSERT_THAT(whole, IsOk());
  const std::string hash = hash_of(evidence_, *whole);
  for (const unsigned threads : {1U, 2U, 7U}) {
    for (const std::size_t batch_people : {1U, 64U, 1'024U, 0U}) {
      SCOPED_TRACE(std::to_string(threads) + " threads, batches of " +
                   std::to_string(batch_people));
      const auto scores = rate(threads, batch_people);
      ASSERT_THAT(scores, IsOk());
      EXPECT_EQ(hash_of(evidence_, *scores), hash);
      for (std::size_t k = 0; k < 2; ++k) {
        EXPECT_EQ(scores->nodes[k].grade, whole->nodes[k].grade);
        EXPECT_EQ(scores->nodes[k].status, whole->nodes[k].status);
        for (std::size_t i = 0; i < evidence_.size(); ++i)
          ASSERT_EQ(std::bit_cast<std::uint64_t>(scores->nodes[k].score[i]),
                    std::bit_cast<std::uint64_t>(whole->nodes[k].score[i]));
      }
    }
  }
}

TEST_F(RaterThreads, ReportsAndTrailComeByPersonHoweverThreadsRun) {
  const auto one = rate(1, 64, true);
  const auto many = rate(7, 64, true);
  ASSERT_THAT(one, IsOk());
  ASSERT_THAT(many, IsOk());

  ASSERT_EQ(many->reports.size(), one->reports.size());
  for (std::size_t k = 0; k < one->reports.size(); ++k)
    ASSERT_EQ(many->reports[k].person, one->reports[k].person);
  ASSERT_EQ(many->trail.size(), static_cast<std::size_t>(people));
  for (std::size_t k = 0; k < one->trail.size(); ++k) {
    ASSERT_EQ(many->trail[k].person, k);
    ASSERT_EQ(many->trail[k].a, one->trail[k].a);
  }
  EXPECT_EQ(hash_of(evidence_, *many), hash_of(evidence_, *rate(1, 0)));
}

TEST_F(RaterThreads, NeverCutsAUnitForAMethodThatNeedsItWhole) {
  std::mutex mutex;
  std::multiset<std::uint32_t> units;
  Methods methods;
  add_method(methods, sum_of_all);
  add_method(
      methods,
      [&](const kinerja_rate_in& in, bool) -> Result<RatedBatch> {
        const std::set<std::uint32_t> in_batch(in.group, in.group + in.n);
        const std::lock_guard lock(mutex);
        units.insert(in_batch.begin(), in_batch.end());
        return unrated(in.n);
      },
      KINERJA_INFO_WHOLE_GROUP);
  for (const std::size_t batch_people : {1U, 2U, 64U, 0U}) {
    units.clear();
    ASSERT_THAT(Rater(cycle_, methods, stop_, {7, batch_people})
                    .rate(evidence_, 0, evidence_.size(), false),
                IsOk());
    EXPECT_EQ(units.size(), evidence_.group.back() + 1) << batch_people;  // each unit once
  }
}

TEST_F(RaterThreads, TheTrailOfOneIsThatOfTheWholeWithoutTheOthers) {
  const auto whole = rate(2, 64, true);
  ASSERT_THAT(whole, IsOk());
  const Rater rater(cycle_, methods_, stop_, {2, 64});
  for (const std::size_t person : {0U, 7U, 1'299U}) {
    const auto one = rater.rate_with_trail_of(evidence_, person);

    ASSERT_THAT(one, IsOk());
    std::vector<double> expected, seen;
    for (const TrailStep& step : whole->trail)
      if (step.person == person) expected.push_back(step.a);
    for (const TrailStep& step : one->trail) {
      EXPECT_EQ(step.person, person);
      seen.push_back(step.a);
    }
    EXPECT_FALSE(seen.empty());
    EXPECT_EQ(seen, expected);
    for (std::size_t node = 0; node < 2; ++node) {
      EXPECT_EQ(one->nodes[node].score[person - one->first], whole->nodes[node].score[person]);
      EXPECT_EQ(one->nodes[node].grade[person - one->first], whole->nodes[node].grade[person]);
    }
  }
}

TEST_F(RaterThreads, AScoreThatIsAnotherOneWithItsTrailIsAFault) {
  Methods methods;
  add_method(methods, [](const kinerja_rate_in& in, bool trail) -> Result<RatedBatch> {
    RatedBatch batch = unrated(in.n);
    batch.score[0] = trail ? 1 : 2;
    return batch;
  });
  add_method(methods, place_in_unit, KINERJA_INFO_WHOLE_GROUP);
  EXPECT_THAT(Rater(cycle_, methods, stop_, {}).rate_with_trail_of(evidence_, 0),
              IsError(Errc::plugin_failed, "the score with a trail is not that without one"));
}

TEST_F(RaterThreads, OfFailingBatchesTheLowestGivesTheError) {
  Methods methods;
  add_method(methods, [](const kinerja_rate_in& in, bool) -> Result<RatedBatch> {
    if (in.employee[0] <= 320) return unrated(in.n);
    return fail(Errc::plugin_failed, verbatim("from " + std::to_string(in.employee[0])));
  });
  add_method(methods, sum_of_all);
  for (const unsigned threads : {1U, 2U, 7U})
    for (int round = 0; round < 10; ++round)
      EXPECT_THAT(
          Rater(cycle_, methods, stop_, {threads, 64}).rate(evidence_, 0, evidence_.size(), false),
          IsError(Errc::plugin_failed, "node \"jumlah\": from 321"));
}

TEST_F(RaterThreads, StopEndsTheWork) {
  std::atomic<int> batches{0};
  Methods methods;
  add_method(methods, [&](const kinerja_rate_in& in, bool) -> Result<RatedBatch> {
    if (++batches == 3) stop_.request();
    return unrated(in.n);
  });
  add_method(methods, sum_of_all);

  EXPECT_THAT(Rater(cycle_, methods, stop_, {2, 1}).rate(evidence_, 0, evidence_.size(), false),
              IsError(Errc::cancelled, "stopped"));
  EXPECT_LE(batches, 4);  // what the other thread had begun
}

TEST_F(RaterThreads, TellsHowManyPeopleWereRatedOneCallAtATime) {
  std::size_t rated = 0;  // unguarded on purpose: the promise is one thread at a time
  ASSERT_THAT(
      Rater(cycle_, methods_, stop_, {7, 10})
          .rate(evidence_, 0, evidence_.size(), false, [&](std::size_t more) { rated += more; }),
      IsOk());

  EXPECT_EQ(rated, 2 * evidence_.size());
}

}  // namespace
}  // namespace kinerja::test
