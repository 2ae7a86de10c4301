#include <kinerja/core/rating.hpp>

#include "calling/columns.hpp"
#include "fake_method.hpp"
#include "rated_town.hpp"
#include "result_matchers.hpp"

#include <gmock/gmock.h>

#include <cstring>
#include <functional>
#include <limits>
#include <map>
#include <set>

namespace kinerja::test {
namespace {

using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::SizeIs;

class RaterTest : public ::testing::Test {
 protected:
  StopSource stop_;
  Methods methods_;
};

// 1 for everybody who has no input; else the inputs' sum.
Result<RatedBatch> one_or_inputs(const kinerja_rate_in& in, bool) {
  RatedBatch batch = unrated(in.n);
  for (std::uint32_t i = 0; i < in.n; ++i) {
    batch.status[i] = KINERJA_OK;
    batch.score[i] = in.in_score == nullptr ? 1 : in.in_score[i];
  }
  return batch;
}

TEST_F(RaterTest, RatesInTheOrderOfTheGraphAndNotOfTheFile) {
  Cycle cycle = sample_cycle({node("akhir", {"awal"}), node("awal")});
  cycle.order = {1, 0};
  cycle.result_node = 0;
  add_method(methods_, one_or_inputs);
  add_method(methods_, sum_of_all);
  const Evidence evidence = rated_town(cycle, 10);

  const auto scores = Rater(cycle, methods_, stop_, {1, 4}).rate(evidence, 0, 10, false);

  ASSERT_THAT(scores, IsOk());
  EXPECT_EQ(scores->nodes[0].score, scores->nodes[1].score);
  EXPECT_EQ(scores->nodes[1].score[4], 0.4 + 5);
}

TEST_F(RaterTest, RateResultLeavesNodesThatTheResultDoesNotNeedMissing) {
  Cycle cycle = sample_cycle({node("perlu"), node("tidak"), node("hasil", {"perlu"})});
  for (int k = 0; k < 3; ++k) add_method(methods_, one_or_inputs);
  const Evidence evidence = rated_town(cycle, 10);

  const auto scores = Rater(cycle, methods_, stop_, {1, 0}).rate_result(evidence, 0, 10);

  ASSERT_THAT(scores, IsOk());
  EXPECT_THAT(scores->nodes[0].status, Each(KINERJA_OK));
  EXPECT_THAT(scores->nodes[1].status, Each(KINERJA_MISSING));
  EXPECT_THAT(scores->nodes[1].grade, Each(-1));
  EXPECT_THAT(scores->nodes[2].status, Each(KINERJA_OK));
}

TEST_F(RaterTest, KnowsWhetherAnyNodeOrTheResultNeedsWholeGroups) {
  Cycle cycle = sample_cycle({node("peringkat"), node("hasil")});
  add_method(methods_, one_or_inputs, KINERJA_INFO_WHOLE_GROUP);
  add_method(methods_, one_or_inputs);
  const Rater rater(cycle, methods_, stop_, {});

  EXPECT_TRUE(rater.needs_whole_groups());
  EXPECT_FALSE(rater.result_needs_whole_groups());
}

TEST_F(RaterTest, ARangeOfPeopleGetsTheScoresThatItHasInTheWhole) {
  Cycle cycle = sample_cycle({node("jumlah"), node("hasil", {"jumlah"})});
  add_method(methods_, sum_of_all);
  add_method(methods_, one_or_inputs);
  const Evidence evidence = rated_town(cycle, 40);
  const Rater rater(cycle, methods_, stop_, {1, 7});
  const auto whole = rater.rate(evidence, 0, 40, false);
  const auto part = rater.rate(evidence, 12, 31, false);
  ASSERT_THAT(whole, IsOk());
  ASSERT_THAT(part, IsOk());

  EXPECT_EQ(part->first, 12u);
  ASSERT_THAT(part->nodes[1].score, SizeIs(19));
  for (std::size_t i = 12; i < 31; ++i)
    EXPECT_EQ(part->nodes[1].score[i - 12], whole->nodes[1].score[i]);
}

TEST_F(RaterTest, ABatchOfAnySizeEndsAtTheLastPerson) {
  Cycle cycle = sample_cycle({node("jumlah")});
  add_method(methods_, sum_of_all);
  const Evidence evidence = rated_town(cycle, 20);
  const Rater rater(cycle, methods_, stop_, {1, std::numeric_limits<std::size_t>::max()});

  const auto part = rater.rate(evidence, 3, 20, false);

  ASSERT_THAT(part, IsOk());
  EXPECT_THAT(part->nodes[0].status, Each(KINERJA_OK));
}

TEST_F(RaterTest, GivesStepsAndReportsTheirPlaceInTheWholeEvidence) {
  Cycle cycle = sample_cycle({node("lain"), node("jumlah", {"lain"})});
  add_method(methods_, one_or_inputs);
  add_method(methods_, [](const kinerja_rate_in& in, bool) -> Result<RatedBatch> {
    RatedBatch batch = unrated(in.n);
    for (std::int32_t i = 0; i < static_cast<std::int32_t>(in.n); ++i) {
      add_step(batch, i, 0, in.ev_begin[i]);
      add_step(batch, i, 1, in.rt_begin[i]);
      add_step(batch, i, 2, 0);
      add_step(batch, i, 0, -1);
    }
    batch.reports = {{KINERJA_MISSING, 1, "", verbatim("reason")},
                     {KINERJA_MISSING, -1, "", verbatim("of nobody")},
                     {KINERJA_MISSING, in.n, "", verbatim("of nobody")}};
    return batch;
  }).with_steps({{KINERJA_REF_GOAL, {}}, {KINERJA_REF_RATING, {}}, {KINERJA_REF_INPUT, {}}});
  const Evidence evidence = rated_town(cycle, 20);

  const auto scores = Rater(cycle, methods_, stop_, {1, 3}).rate(evidence, 6, 12, true);

  ASSERT_THAT(scores, IsOk());
  ASSERT_THAT(scores->trail, SizeIs(4 * 6));
  for (std::size_t i = 0; i < 6; ++i) {
    EXPECT_EQ(scores->trail[4 * i].person, 6 + i);
    EXPECT_EQ(scores->trail[4 * i].ref, evidence.goals.begin[6 + i]);
    EXPECT_EQ(scores->trail[4 * i + 1].ref, evidence.ratings.begin[6 + i]);
    EXPECT_EQ(scores->trail[4 * i + 2].ref, 0);
    EXPECT_EQ(scores->trail[4 * i + 3].ref, -1);
  }
  ASSERT_THAT(scores->reports, SizeIs(2));
  EXPECT_EQ(scores->reports[0].person, 7u);
  EXPECT_EQ(scores->reports[1].person, 10u);
  EXPECT_EQ(scores->reports[0].node, 1u);
}

TEST_F(RaterTest, ShowsAttributesAsWordsAndAsNumbersWithADecimalComma) {
  NodeUse use = node("jumlah");
  use.attributes = {"golongan", "tidak ada"};
  Cycle cycle = sample_cycle({use});
  add_method(methods_, [](const kinerja_rate_in& in, bool) -> Result<RatedBatch> {
    EXPECT_EQ(in.n, 6u);
    EXPECT_EQ(in.attr_flags[0], KINERJA_ATTR_HAS);
    EXPECT_EQ(in.attr_flags[1], KINERJA_ATTR_HAS | KINERJA_ATTR_IS_NUMBER);
    EXPECT_EQ(in.attr_number[1], 12.5);
    EXPECT_EQ(in.attr_flags[6], 0);
    const std::uint32_t word = in.attr_word[0];
    EXPECT_EQ(std::string(in.attr_words.bytes + in.attr_words.begin[word],
                          in.attr_words.bytes + in.attr_words.end[word]),
              "III/a");
    return unrated(in.n);
  });
  const Evidence evidence = rated_town(cycle, 6);

  EXPECT_THAT(Rater(cycle, methods_, stop_, {1, 0}).rate(evidence, 0, 6, false), IsOk());
}

TEST_F(RaterTest, HandsFractionsOnToTheNodesThatUseThem) {
  Cycle cycle = sample_cycle({node("sepertiga"), node("pemakai", {"sepertiga"})});
  add_method(methods_, [](const kinerja_rate_in& in, bool) -> Result<RatedBatch> {
    EXPECT_EQ(in.in_exact.begin, nullptr);
    RatedBatch batch = unrated(in.n);
    for (std::uint32_t i = 0; i < in.n; ++i) {
      batch.status[i] = KINERJA_OK;
      batch.score[i] = in.employee[i] == 5 ? 1.0 / 3 : 2;
      if (in.employee[i] == 5) batch.exact = std::vector<std::string>(in.n);
      if (in.employee[i] == 5) batch.exact[i] = "1/3";
    }
    return batch;
  });
  std::map<std::uint64_t, std::string> seen;
  add_method(methods_, [&](const kinerja_rate_in& in, bool) -> Result<RatedBatch> {
    for (std::uint32_t i = 0; i < in.n; ++i)
      seen[in.employee[i]] = std::string(text_at(in.in_exact, i));
    return unrated(in.n);
  });
  const Evidence evidence = rated_town(cycle, 6);

  EXPECT_THAT(Rater(cycle, methods_, stop_, {1, 2}).rate(evidence, 0, 6, false), IsOk());

  EXPECT_THAT(seen,
              ElementsAre(std::pair(1, ""),
                          std::pair(2, ""),
                          std::pair(3, ""),
                          std::pair(4, ""),
                          std::pair(5, "1/3"),
                          std::pair(6, "")));
}

TEST_F(RaterTest, AHandleIsNotTheEmployeeNumberAndNeverZero) {
  Cycle cycle = sample_cycle({node("jumlah")});
  std::set<std::uint64_t> handles;
  add_method(methods_, [&](const kinerja_rate_in& in, bool) -> Result<RatedBatch> {
    handles.insert(in.employee, in.employee + in.n);
    return unrated(in.n);
  });
  const Evidence evidence = rated_town(cycle, 6);

  EXPECT_THAT(Rater(cycle, methods_, stop_, {1, 2}).rate(evidence, 0, 6, false), IsOk());

  EXPECT_THAT(handles, ElementsAre(1, 2, 3, 4, 5, 6));
}

TEST_F(RaterTest, TheHashSeesScoreGradeAndStatus) {
  Cycle cycle = sample_cycle({node("jumlah")});
  add_method(methods_, sum_of_all);
  const Evidence evidence = rated_town(cycle, 6);
  auto scores = Rater(cycle, methods_, stop_, {1, 0}).rate(evidence, 0, 6, false);
  ASSERT_THAT(scores, IsOk());
  std::set<std::string> hashes = {hash_of(evidence, *scores)};
  const auto changed = [&](auto change) {
    Scores other = *scores;
    change(other.nodes[0]);
    hashes.insert(hash_of(evidence, other));
  };

  changed([](NodeScores& of_node) { of_node.score[5] += 1e-12; });
  changed([](NodeScores& of_node) { of_node.grade[0] = 0; });
  changed([](NodeScores& of_node) { of_node.status[0] = KINERJA_MISSING; });

  EXPECT_THAT(hashes, SizeIs(4));
}

// Ranges of people that were rated for the trail of some.
std::vector<std::pair<std::size_t, std::size_t>> rated_for(const Rater& rater,
                                                           const Evidence& evidence,
                                                           const std::vector<std::size_t>& people) {
  std::vector<std::pair<std::size_t, std::size_t>> ranges;
  EXPECT_THAT(rate_with_trail(
                  rater,
                  evidence,
                  people,
                  [&](const Scores& scores) { ranges.emplace_back(scores.first, scores.last); }),
              IsOk());
  return ranges;
}

TEST_F(RaterTest, TheTrailOfSomePeopleTakesFewBatchesOfWholeUnits) {
  const Cycle cycle = sample_cycle({node("hasil")});
  const Evidence evidence = rated_town(cycle, 2'000);  // three to a unit
  using Ranges = std::vector<std::pair<std::size_t, std::size_t>>;
  Methods alone;
  add_method(alone, sum_of_all);
  const Rater by_person(cycle, alone, stop_, {1, 0});
  EXPECT_EQ(rated_for(by_person, evidence, {4, 7, 1'500}), (Ranges{{4, 8}, {1'500, 1'501}}));
  EXPECT_EQ(rated_for(by_person, evidence, {}), Ranges{});

  add_method(methods_, sum_of_all, KINERJA_INFO_WHOLE_GROUP);
  const Rater by_unit(cycle, methods_, stop_, {1, 0});
  EXPECT_EQ(rated_for(by_unit, evidence, {4, 7, 8, 1'500}), (Ranges{{3, 9}, {1'500, 1'503}}));
}

// A third for everybody, nearly where it is asked for numbers.
Result<RatedBatch> a_third(const kinerja_rate_in& in, bool) {
  RatedBatch batch = unrated(in.n);
  batch.score.assign(in.n, 1.0 / 3);
  batch.status.assign(in.n, KINERJA_OK);
  if (in.in_slack != nullptr) {
    batch.low.assign(in.n, 1.0 / 3 * 0x1p-54);
    batch.slack.assign(in.n, 1e-30);
  } else {
    batch.exact.assign(in.n, "1/3");
  }
  return batch;
}

// Takes what it is given, and asks where that is not known exactly for every third person.
struct Asking {
  std::map<std::uint64_t, int> near, exact;  // how often each handle was seen
  Result<RatedBatch> operator()(const kinerja_rate_in& in, bool) {
    RatedBatch batch = unrated(in.n);
    if (in.in_slack != nullptr) batch.low = batch.slack = std::vector<double>(in.n);
    for (std::uint32_t i = 0; i < in.n; ++i) {
      const bool known = in.in_exact.begin != nullptr && in.in_exact.end[i] > in.in_exact.begin[i];
      ++(known ? exact : near)[in.employee[i]];
      batch.status[i] = !known && in.employee[i] % 3 == 0 ? KINERJA_ASK : KINERJA_OK;
      batch.score[i] = in.in_score[i] * 2;
      if (!known) {
        EXPECT_GT(in.in_slack[i], 0);
      }
      batch.reports.push_back({KINERJA_MISSING, i, "", verbatim(known ? "exact" : "near")});
    }
    return batch;
  }
};

TEST_F(RaterTest, WhoAsksIsRatedOnceMoreWithExactInputs) {
  Cycle cycle = sample_cycle({node("sepertiga"), node("pemakai", {"sepertiga"})});
  Asking asking;
  add_method(methods_, a_third).that_takes_near();
  add_method(methods_, std::ref(asking)).that_takes_near();
  const Evidence evidence = rated_town(cycle, 10);

  const auto scores = Rater(cycle, methods_, stop_, {1, 4}).rate(evidence, 0, 10, false);

  ASSERT_THAT(scores, IsOk());
  EXPECT_THAT(scores->nodes[1].status, Each(KINERJA_OK));
  EXPECT_THAT(scores->nodes[1].score, Each(2.0 / 3));
  EXPECT_EQ(asking.near.size(), 10u);
  EXPECT_THAT(asking.exact, ElementsAre(std::pair(3u, 1), std::pair(6u, 1), std::pair(9u, 1)));
  ASSERT_THAT(scores->reports, SizeIs(10));  // what was said at first of those who asked is gone
  for (const PersonReport& report : scores->reports)
    EXPECT_EQ(report.message.en, (report.person + 1) % 3 == 0 ? "exact" : "near");
}

TEST_F(RaterTest, AMethodOfWholeGroupsIsGivenAllOfThemOnceMore) {
  Cycle cycle = sample_cycle({node("sepertiga"), node("pemakai", {"sepertiga"})});
  Asking asking;
  add_method(methods_, a_third).that_takes_near();
  add_method(methods_, std::ref(asking), KINERJA_INFO_WHOLE_GROUP).that_takes_near();
  const Evidence evidence = rated_town(cycle, 40);

  const auto scores = Rater(cycle, methods_, stop_, {1, 4}).rate(evidence, 0, 40, false);

  ASSERT_THAT(scores, IsOk());
  EXPECT_THAT(scores->nodes[1].status, Each(KINERJA_OK));
  for (std::size_t i = 0; i < 40; ++i) {
    bool asked = false;
    for (std::size_t k = evidence.begin_of_group(i); k < evidence.end_of_group(i); ++k)
      asked = asked || (k + 1) % 3 == 0;
    EXPECT_EQ(asking.exact.count(i + 1), asked ? 1u : 0u) << i;
  }
}

TEST_F(RaterTest, NobodyIsToldNumbersUnlessAllWhoReadThemTakeThem) {
  Cycle cycle =
      sample_cycle({node("sepertiga"), node("bisa", {"sepertiga"}), node("tidak", {"bisa"})});
  const auto expect_text = [](const kinerja_rate_in& in, bool trail) {
    EXPECT_EQ(in.in_slack, nullptr);
    return a_third(in, trail);
  };
  add_method(methods_, expect_text).that_takes_near();
  add_method(methods_, expect_text).that_takes_near();
  add_method(methods_, expect_text);
  const Evidence evidence = rated_town(cycle, 5);

  const auto scores = Rater(cycle, methods_, stop_, {1, 0}).rate(evidence, 0, 5, false);

  ASSERT_THAT(scores, IsOk());
  EXPECT_THAT(scores->nodes[0].exact, Each("1/3"));
}

TEST_F(RaterTest, WithATrailAndWhereItIsNotWantedNothingIsToldInNumbers) {
  Cycle cycle = sample_cycle({node("sepertiga")});
  add_method(methods_, [](const kinerja_rate_in& in, bool trail) {
    EXPECT_EQ(in.in_slack, nullptr);
    return a_third(in, trail);
  }).that_takes_near();
  const Evidence evidence = rated_town(cycle, 5);

  EXPECT_THAT(Rater(cycle, methods_, stop_, {1, 0}).rate(evidence, 0, 5, true), IsOk());
  EXPECT_THAT(Rater(cycle, methods_, stop_, {1, 0, false}).rate(evidence, 0, 5, false), IsOk());
}

TEST_F(RaterTest, AMethodThatGivesAnotherScoreWhenAskedIsAFault) {
  Cycle cycle = sample_cycle({node("sepertiga"), node("pemakai", {"sepertiga"})});
  Asking asking;
  add_method(methods_, [](const kinerja_rate_in& in, bool trail) {
    auto batch = a_third(in, trail);
    if (in.in_slack == nullptr) batch->score[0] = 0.5;
    return batch;
  }).that_takes_near();
  add_method(methods_, std::ref(asking)).that_takes_near();
  const Evidence evidence = rated_town(cycle, 10);

  EXPECT_THAT(Rater(cycle, methods_, stop_, {1, 4}).rate(evidence, 0, 10, false),
              IsError(Errc::plugin_failed, "sepertiga"));
}

TEST_F(RaterTest, WhoAsksForMoreThanExactInputsFails) {
  Cycle cycle = sample_cycle({node("sepertiga"), node("pemakai", {"sepertiga"})});
  add_method(methods_, a_third).that_takes_near();
  add_method(methods_, [](const kinerja_rate_in& in, bool) -> Result<RatedBatch> {
    RatedBatch batch = unrated(in.n);
    batch.low = batch.slack = std::vector<double>(in.n);
    batch.status.assign(in.n, KINERJA_ASK);
    return batch;
  }).that_takes_near();
  const Evidence evidence = rated_town(cycle, 4);

  const auto scores = Rater(cycle, methods_, stop_, {1, 0}).rate(evidence, 0, 4, false);

  ASSERT_THAT(scores, IsOk());
  EXPECT_THAT(scores->nodes[1].status, Each(KINERJA_E_INTERNAL));
  EXPECT_THAT(scores->reports, SizeIs(4));
}

}  // namespace
}  // namespace kinerja::test
