#include <kinerja/core/following.hpp>

#include "fake_method.hpp"
#include "rows_builder.hpp"
#include "sample_cycle.hpp"

#include <gmock/gmock.h>

#include <string>

namespace kinerja::test {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr double none = -1;  // no score

// People "a", "b", ... with a score at the node nilai (0) and a grade at the node layak (1). The
// first three are in unit dinas, the others in unit lain.
class ListsTest : public ::testing::Test {
 protected:
  ListsTest() {
    add_method(methods_, sum_of_all);
    add_method(methods_, sum_of_all)
        .with_grades({"tidak", "ya"})
        .with_steps(
            {{KINERJA_REF_NONE, {"Syarat {a} terpenuhi.", "Criterion {a} is met."}, false}});
    FollowUpList list;
    list.name = "teladan";
    list.node = 1;
    list.grades = {"ya"};
    list.order_by = {0};
    list.top = 2;
    cycle_.follow_up.lists = {list};
    cycle_.nodes[0].title = {"Nilai", "Score"};
    cycle_.nodes[1].title = {"Layak", "Eligible"};
  }
  FollowUpList& list() { return cycle_.follow_up.lists[0]; }

  void people(const std::vector<double>& scores, const std::vector<std::int32_t>& grades) {
    std::vector<PersonRow> rows;
    scores_ = {0, scores.size(), std::vector<NodeScores>(2), {}, {}};
    for (std::size_t i = 0; i < scores.size(); ++i) {
      rows.push_back({.employee = std::string(1, static_cast<char>('a' + i)),
                      .unit = i < 3 ? "dinas" : "lain"});
      NodeScores &nilai = scores_.nodes[0], &layak = scores_.nodes[1];
      nilai.score.push_back(scores[i]);
      nilai.grade.push_back(-1);
      nilai.status.push_back(scores[i] == none ? KINERJA_MISSING : KINERJA_OK);
      layak.score.push_back(grades[i]);
      layak.grade.push_back(grades[i]);
      layak.status.push_back(grades[i] < 0 ? KINERJA_MISSING : KINERJA_OK);
    }
    EvidenceBuilder builder(cycle_);
    builder.add("pegawai", rows_of(rows));
    evidence_ = builder.build();
  }
  RatedCycle rated() const { return {cycle_, methods_, evidence_}; }
  std::vector<ListPlace> places() const { return place_lists(rated(), scores_)[0]; }

  // "a1" listed at 1, "b2=" tied at 2, "c-" excluded, "d" in without an order.
  std::vector<std::string> told() const {
    std::vector<std::string> all;
    for (const ListPlace& place : places()) {
      std::string words(evidence_.employee[place.person]);
      if (place.kind == ListPlace::Kind::excluded)
        words += "-";
      else if (place.number > 0)
        words += std::to_string(place.number);
      if (place.kind == ListPlace::Kind::tied) words += "=";
      all.push_back(words);
    }
    return all;
  }

  Methods methods_;
  Cycle cycle_ = sample_cycle({node("nilai"), node("layak", {"nilai"})});
  Evidence evidence_;
  Scores scores_;
};

TEST_F(ListsTest, TheBestWhoMeetTheCriteriaAreIn) {
  people({70, 90, 80, 85}, {1, 1, 1, 1});
  EXPECT_THAT(told(), ElementsAre("b1", "d2"));
  list().low_first = true;
  EXPECT_THAT(told(), ElementsAre("a1", "c2"));
}

TEST_F(ListsTest, WhoeverSharesTheLastPlaceIsInAndTheNextPlaceIsSkipped) {
  people({90, 80, 80, 70}, {1, 1, 1, 1});
  EXPECT_THAT(told(), ElementsAre("a1", "b2=", "c2="));
  list().top = 3;
  EXPECT_THAT(told(), ElementsAre("a1", "b2=", "c2="));
  list().top = 4;
  EXPECT_THAT(told(), ElementsAre("a1", "b2=", "c2=", "d4"));
}

TEST_F(ListsTest, ASecondNodeBreaksATie) {
  people({80, 80, 70}, {0, 1, 1});
  list().node.reset();
  list().grades.clear();
  EXPECT_THAT(told(), ElementsAre("a1=", "b1="));
  list().order_by = {0, 1};
  EXPECT_THAT(told(), ElementsAre("b1", "a2"));
}

TEST_F(ListsTest, EqualDoublesWithOtherFractionsAreNoTie) {
  people({80, 80, 70}, {1, 1, 1});
  scores_.nodes[0].exact = {"", "240000000000000000001/3000000000000000000", ""};
  EXPECT_THAT(told(), ElementsAre("b1", "a2"));
}

TEST_F(ListsTest, WhoWouldHaveStoodInItIsExplained) {
  people({90, 80, 85, 60}, {0, 1, 1, 0});
  scores_.trail = {{0, 1, 0, KINERJA_REF_NONE, -1, 3, 0, 0}};

  EXPECT_THAT(told(), ElementsAre("c1", "b2", "a-"));
  const auto all = places();
  EXPECT_EQ(all[2].would_be, 1u);
  EXPECT_EQ(place_reason(rated(), list(), all[2], scores_).id,
            "Urutan ke-1 di antara semua (Nilai: 90), tetapi tidak masuk. Layak: tidak (0). "
            "Syarat 3 terpenuhi.");
  EXPECT_EQ(place_reason(rated(), list(), all[0], scores_).en, "Eligible: ya (en) (1), Score: 85.");
}

TEST_F(ListsTest, ATieIsTold) {
  people({80, 80, 70}, {1, 1, 1});
  EXPECT_THAT(place_reason(rated(), list(), places()[0], scores_).id,
              HasSubstr("Sama dengan 1 orang lain, jadi tempat 1 dipakai bersama."));
}

TEST_F(ListsTest, AMissingOutcomeIsNoZero) {
  people({90, none, 85}, {-1, 1, 1});
  EXPECT_THAT(told(), ElementsAre("c1", "b-", "a-"));
  EXPECT_THAT(place_reason(rated(), list(), places()[1], scores_).id,
              HasSubstr("Tidak dapat diurutkan: Nilai: belum dapat dinilai."));
  EXPECT_THAT(place_reason(rated(), list(), places()[2], scores_).id,
              HasSubstr("Layak: belum dapat dinilai."));
  list().top.reset();  // without a number of places nobody who meets the criteria stays out
  EXPECT_THAT(told(), ElementsAre("c1", "b"));
}

TEST_F(ListsTest, OnePerUnitBeginsAnewInEachUnit) {
  people({90, 80, 70, 60, 50, 40}, {1, 1, 1, 1, 1, 1});
  list().per_unit = true;
  list().top = 1;
  EXPECT_THAT(told(), ElementsAre("a1", "d1"));
}

TEST_F(ListsTest, LimitsOfTheScoreIncludeTheirEnds) {
  people({50, 75, 76}, {1, 1, 1});
  list() = {};
  list().node = 0;
  list().at_most = 75;
  EXPECT_THAT(told(), ElementsAre("a", "b"));
  list().at_least = 75;
  EXPECT_THAT(told(), ElementsAre("b"));
  scores_.nodes[0].exact = {"", "7500000000000000000001/100000000000000000000", ""};
  EXPECT_THAT(told(), IsEmpty());  // just above 75, although its double is 75
}

TEST_F(ListsTest, GuidanceNamesItsStepsAndWhatWasDone) {
  people({50}, {0});
  list() = {};
  list().kind = FollowUpList::Kind::guidance;
  list().node = 1;
  list().grades = {"tidak"};
  list().steps = {{"Dialog", "Talk"}, {"Tinjau", "Review"}};
  list().entries = "bimbingan";
  EXPECT_EQ(place_reason(rated(), list(), places()[0], scores_).id,
            "Layak: tidak (0). Langkah: Dialog; Tinjau. Belum ada langkah yang dicatat.");

  EvidenceBuilder builder(cycle_);
  builder.add("pegawai", rows_of(std::vector<PersonRow>{{.employee = "a"}}));
  builder.add("catatan",
              rows_of(std::vector<EventRow>{{.subject = "a",
                                             .day = day(2026, 4, 2),
                                             .kind = "bimbingan",
                                             .text = "dialog pertama",
                                             .state = "ditutup"}}));
  evidence_ = builder.build();
  EXPECT_THAT(place_reason(rated(), list(), places()[0], scores_).id,
              HasSubstr("Sudah: 2026-04-02 bimbingan (ditutup): dialog pertama. Sudah ditutup."));
}

}  // namespace
}  // namespace kinerja::test
