#include <kinerja/core/explaining.hpp>
#include <kinerja/method.h>

#include "fake_method.hpp"
#include "result_matchers.hpp"
#include "rows_builder.hpp"
#include "sample_cycle.hpp"

#include <gmock/gmock.h>

#include <cmath>

namespace kinerja::test {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

// The sum of figures and ratings, and a grade from each of two bounds on.
FakeMethod::Rate graded(double good_from, double best_from) {
  return [=](const kinerja_rate_in& in, bool trail) -> Result<RatedBatch> {
    auto batch = sum_of_all(in, trail);
    for (std::uint32_t i = 0; i < in.n; ++i)
      batch->grade[i] = batch->score[i] >= best_from ? 2 : batch->score[i] >= good_from ? 1 : 0;
    return batch;
  };
}

class SmallestChanges : public ::testing::Test {
 protected:
  void use(FakeMethod::Rate rate, std::uint32_t flags = 0) {
    add_method(methods_, std::move(rate), flags).with_grades({"kurang", "baik", "sangat baik"});
  }

  // One goal with this target and figure, and these ratings of "2", who stands between others.
  Evidence evidence_of(double target, double actual, std::vector<RatingRow> ratings = {}) const {
    EvidenceBuilder builder(cycle_);
    builder.add("pegawai",
                rows_of(std::vector<PersonRow>{
                    {.employee = "1"}, {.employee = "2"}, {.employee = "3", .unit = "lain"}}));
    builder.add("sasaran",
                rows_of(std::vector<GoalRow>{{.employee = "1", .indicator = "berkas"},
                                             {.employee = "2",
                                              .indicator = "berkas",
                                              .target = target,
                                              .title = "Berkas\nselesai"}}));
    const auto measured = [&](const char* who, double value) {
      return MeasureRow{.subject = who,
                        .indicator = "berkas",
                        .value = value,
                        .from_day = cycle_.from_day,
                        .to_day = cycle_.to_day};
    };
    builder.add("capaian",
                rows_of(std::vector<MeasureRow>{measured("1", 70), measured("2", actual)}));
    ratings.push_back({.ratee = "1", .rater = "x", .score = 1});
    builder.add("penilaian", rows_of(ratings));
    return builder.build();
  }

  std::vector<GradeChange> changes(const Evidence& evidence) const {
    const Rater rater(cycle_, methods_, stop_, {1, 0});
    auto found = smallest_changes(cycle_, rater, evidence, 1);
    EXPECT_THAT(found, IsOk());
    return found ? *found : std::vector<GradeChange>{};
  }

  // The grade of "2" with another figure.
  std::int32_t grade_with(Evidence evidence, double actual) const {
    evidence.goals.actual[1] = actual;
    return Rater(cycle_, methods_, stop_, {1, 0}).rate_result(evidence, 0, 3)->nodes[0].grade[1];
  }

  StopSource stop_;
  Cycle cycle_ = sample_cycle({node("predikat")});
  Methods methods_;
};

TEST_F(SmallestChanges, FindsTheNearestFigureUpAndDown) {
  use(graded(60, 90));
  const Evidence evidence = evidence_of(100, 75);

  const auto found = changes(evidence);

  ASSERT_THAT(found, SizeIs(2));
  EXPECT_TRUE(found[0].better);
  EXPECT_EQ(found[0].what.id, "Berkas selesai");
  EXPECT_EQ(found[0].from, 75);
  EXPECT_EQ(found[0].to, 90);
  EXPECT_EQ(found[0].grade, 2);
  EXPECT_FALSE(found[1].better);
  EXPECT_EQ(found[1].to, 59);
  EXPECT_EQ(found[1].grade, 0);
}

TEST_F(SmallestChanges, TheChangeMovesTheGradeAndOneStepLessOfItsGridDoesNot) {
  struct Case {
    double target, actual, good_from, best_from, grid;
  };
  for (const Case& c : {Case{100, 75, 60, 90, 1},
                        Case{10, 7.5, 6.05, 9.2, 0.1},
                        Case{1, 0.29, 0.1, 0.3, 0.01},
                        Case{2.5, 2.3, 0.7, 2.4, 0.1},
                        Case{1e6, 1, -1, 999'999.5, 1},
                        Case{1.125, 1.1, 1.0005, 1.1001, 0.001}}) {
    SCOPED_TRACE(c.actual);
    methods_.clear();
    use(graded(c.good_from, c.best_from));
    const Evidence evidence = evidence_of(c.target, c.actual);
    const std::int32_t now = grade_with(evidence, c.actual);

    for (const GradeChange& change : changes(evidence)) {
      EXPECT_EQ(grade_with(evidence, change.to), change.grade);
      EXPECT_NE(change.grade, now);
      EXPECT_EQ(change.better, change.grade > now);
      const double towards = change.to > change.from ? -c.grid : c.grid;
      const double one_less = std::round((change.to + towards) / c.grid) * c.grid;
      EXPECT_EQ(grade_with(evidence, one_less), now) << one_less;
    }
  }
}

TEST_F(SmallestChanges, GivesValuesAsPeopleWriteThem) {
  use(graded(0.25, 0.3));
  const Evidence evidence = evidence_of(1, 0.27);

  const auto found = changes(evidence);

  ASSERT_THAT(found, SizeIs(2));
  EXPECT_EQ(found[0].to, 0.3);  // and not 0.30000000000000004
  EXPECT_EQ(found[1].to, 0.24);
}

TEST_F(SmallestChanges, TriesRatingsOfTheSuperiorAndOfOneselfWithinTheScale) {
  use(graded(100, 103));
  const Evidence evidence =
      evidence_of(100,
                  94,
                  {{.ratee = "2", .rater = "2", .score = 2, .role = KINERJA_ROLE_SELF},
                   {.ratee = "2", .rater = "1", .score = 3, .role = KINERJA_ROLE_SUPERIOR},
                   {.ratee = "2", .rater = "3", .score = 1, .role = KINERJA_ROLE_PEER}});

  const auto found = changes(evidence);  // 94 + 2 + 3 + 1 = 100

  // 103 needs 3 more: the figure 97, oneself 5; the superior's scale ends 2 above.
  std::vector<std::string> better, worse;
  for (const GradeChange& change : found)
    (change.better ? better : worse).push_back(change.what.en);
  EXPECT_THAT(better, ::testing::ElementsAre("Berkas selesai", "Quality of work, rated by self"));
  EXPECT_THAT(worse,
              ::testing::ElementsAre("Berkas selesai",
                                     "Quality of work, rated by superior",
                                     "Quality of work, rated by self"));
}

TEST_F(SmallestChanges, StaysWithinReachOfTheFigure) {
  use(graded(-1, 1'001));
  EXPECT_THAT(changes(evidence_of(100, 100)), IsEmpty());

  methods_.clear();
  use(graded(-1, 1'000));
  EXPECT_THAT(changes(evidence_of(100, 100)), SizeIs(1));
}

TEST_F(SmallestChanges, FindsNothingForWhomThereIsNoGrade) {
  use(sum_of_all);

  EXPECT_THAT(changes(evidence_of(100, 75)), IsEmpty());
}

TEST_F(SmallestChanges, RatesTheWholeUnitWhereTheResultNeedsIt) {
  // The best of a unit has grade 1.
  use(
      [](const kinerja_rate_in& in, bool trail) -> Result<RatedBatch> {
        auto batch = sum_of_all(in, trail);
        for (std::uint32_t i = 0; i < in.n; ++i) {
          batch->grade[i] = 1;
          for (std::uint32_t j = 0; j < in.n; ++j)
            if (in.group[j] == in.group[i] && batch->score[j] > batch->score[i])
              batch->grade[i] = 0;
        }
        return batch;
      },
      KINERJA_INFO_WHOLE_GROUP);

  const auto found = changes(evidence_of(100, 60));  // employee 1 has 70 and a rating of 1

  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].to, 71);
}

TEST_F(SmallestChanges, LeavesTheEvidenceAsItWas) {
  use(graded(60, 90));
  const Evidence evidence = evidence_of(100, 75);

  changes(evidence);

  EXPECT_EQ(evidence.goals.actual[1], 75);
}

TEST_F(SmallestChanges, AnErrorOfTheMethodComesBack) {
  use([](const kinerja_rate_in&, bool) -> Result<RatedBatch> {
    return fail(Errc::plugin_failed, verbatim("broken"));
  });
  const Rater rater(cycle_, methods_, stop_, {1, 0});

  EXPECT_THAT(smallest_changes(cycle_, rater, evidence_of(100, 75), 1),
              IsError(Errc::plugin_failed, "broken"));
}

}  // namespace
}  // namespace kinerja::test
