// Rows without keys are told apart by their columns. What repeats and says the same is dropped;
// what says something else is set aside, and the first one counts.

#include <kinerja/core/evidence.hpp>

#include "rows_builder.hpp"
#include "sample_cycle.hpp"

#include <gmock/gmock.h>

namespace kinerja::test {
namespace {

using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class KeylessTest : public ::testing::Test {
 protected:
  KeylessTest() { builder_.add("p", keyless(rows_of(std::vector<PersonRow>{{.employee = "1"}}))); }
  template <class Row>
  void add(const std::vector<Row>& rows, const std::string& source = "s") {
    builder_.add(source, keyless(rows_of(rows)));
  }

  const Cycle cycle_ = sample_cycle();
  EvidenceBuilder builder_{cycle_};
};

TEST_F(KeylessTest, GoalsThatSayTheSameCountOnce) {
  add<GoalRow>({{.employee = "1", .indicator = "b", .line = 2},
                {.employee = "1", .indicator = "a", .line = 3},
                {.employee = "1", .indicator = "b", .line = 4}});
  const Evidence evidence = builder_.build();
  EXPECT_EQ(evidence.goals.size(), 2u);
  EXPECT_THAT(evidence.set_aside, IsEmpty());
}

TEST_F(KeylessTest, AGoalThatSaysSomethingElseIsSetAside) {
  add<GoalRow>({{.employee = "1", .indicator = "b", .target = 1, .line = 2},
                {.employee = "1", .indicator = "b", .target = 2, .line = 3},
                {.employee = "1", .indicator = "b", .target = 3, .title = "lain", .line = 4}});
  const Evidence evidence = builder_.build();
  EXPECT_THAT(evidence.goals.target, ElementsAre(3, 1));
  ASSERT_THAT(evidence.set_aside, SizeIs(1));
  EXPECT_EQ(evidence.set_aside[0].origin, 3u);
  EXPECT_EQ(evidence.set_aside[0].reason_en,
            "line 2 already has this row with other content; take the wrong one away");
}

TEST_F(KeylessTest, ALaterInputReplacesWhatAnEarlierOneSaid) {
  const auto from = [&](const char* input, Rows rows) {
    std::visit([&](auto& kind) { kind.input = input; }, rows);
    builder_.add("s", keyless(std::move(rows)));
  };
  const auto goal = [](double target) {
    return rows_of(std::vector<GoalRow>{{.employee = "1", .indicator = "b", .target = target}});
  };
  const auto rating = [](double score) {
    return rows_of(std::vector<RatingRow>{{.ratee = "1", .rater = "x", .score = score}});
  };
  const auto person = [](const char* name) {
    return rows_of(std::vector<PersonRow>{{.employee = "7", .name = name}});
  };
  for (int file = 1; file <= 3; ++file) {
    const std::string input = "berkas " + std::to_string(file);
    from(input.c_str(), goal(file));
    from(input.c_str(), rating(file));
    from(input.c_str(), person(input.c_str()));
  }
  const Evidence evidence = builder_.build();
  EXPECT_THAT(evidence.goals.target, ElementsAre(3));
  EXPECT_THAT(evidence.ratings.score, ElementsAre(3));
  EXPECT_EQ(evidence.name[static_cast<std::size_t>(evidence.find("7"))], "berkas 3");
  EXPECT_THAT(evidence.set_aside, IsEmpty());
}

TEST_F(KeylessTest, TwoSourcesMaySayTheSame) {
  add<GoalRow>({{.employee = "1", .indicator = "b"}}, "satu");
  add<GoalRow>({{.employee = "1", .indicator = "b"}}, "dua");
  EXPECT_EQ(builder_.build().goals.size(), 2u);
}

TEST_F(KeylessTest, FiguresOfOneSpanOfDaysAreTheSameFigure) {
  add<GoalRow>({{.employee = "1", .indicator = "b"}});
  const MeasureRow march = {.subject = "1",
                            .indicator = "b",
                            .value = 5,
                            .from_day = day(2026, 3, 1),
                            .to_day = day(2026, 3, 31),
                            .line = 2};
  MeasureRow april = march;
  april.from_day = day(2026, 4, 1), april.to_day = day(2026, 4, 30);
  MeasureRow other = march;
  other.value = 6, other.line = 9;
  add<MeasureRow>({march, april, march, other});
  const Evidence evidence = builder_.build();
  EXPECT_THAT(evidence.goals.actual, ElementsAre(10));
  EXPECT_THAT(evidence.set_aside, ElementsAre(Field(&Quarantined::origin, 9u)));
}

TEST_F(KeylessTest, ALaterInputTakesAFigureBack) {
  add<GoalRow>({{.employee = "1", .indicator = "b"}});
  MeasureRow figure = {.subject = "1",
                       .indicator = "b",
                       .value = 5,
                       .from_day = day(2026, 3, 1),
                       .to_day = day(2026, 3, 31)};
  add<MeasureRow>({figure});
  figure.quality = KINERJA_MEASURE_RETRACTED;
  Rows later = keyless(rows_of(std::vector<MeasureRow>{figure}));
  std::get<Measures>(later).input = "ditarik.csv";
  builder_.add("s", std::move(later));
  const Evidence evidence = builder_.build();
  EXPECT_EQ(evidence.goals.measures.size(), 0u);
  EXPECT_THAT(evidence.set_aside, IsEmpty());
}

TEST_F(KeylessTest, ARaterHasOneRatingOfAnAspect) {
  add<RatingRow>({{.ratee = "1", .rater = "x", .score = 2, .line = 2},
                  {.ratee = "1", .rater = "y", .score = 3, .line = 3},
                  {.ratee = "1", .rater = "x", .score = 4, .line = 4},
                  {.ratee = "1", .rater = "x", .aspect = "disiplin", .score = 5, .line = 5}});
  const Evidence evidence = builder_.build();
  EXPECT_EQ(evidence.ratings.size(), 3u);
  EXPECT_THAT(evidence.set_aside, ElementsAre(Field(&Quarantined::origin, 4u)));
}

TEST_F(KeylessTest, ADraftIsSeenThoughItDoesNotCount) {
  add<RatingRow>(
      {{.ratee = "1", .rater = "x", .score = 2, .state = KINERJA_RATING_DRAFT, .line = 2},
       {.ratee = "1", .rater = "x", .score = 2, .line = 3}});
  const Evidence evidence = builder_.build();
  EXPECT_EQ(evidence.ratings.size(), 0u);
  EXPECT_THAT(evidence.notes[0], SizeIs(1));
  EXPECT_THAT(evidence.set_aside, ElementsAre(Field(&Quarantined::origin, 3u)));
}

TEST_F(KeylessTest, APersonWithTwoFirstDaysIsAHistoryAndWithOneAFault) {
  builder_.add("q",
               keyless(rows_of(std::vector<PersonRow>{
                   {.employee = "7", .unit = "lama", .line = 2},
                   {.employee = "7", .unit = "baru", .from_day = day(2026, 2, 1), .line = 3},
                   {.employee = "7", .unit = "lain", .line = 4}})));
  const Evidence evidence = builder_.build();
  ASSERT_EQ(evidence.size(), 2u);
  EXPECT_EQ(evidence.unit[static_cast<std::size_t>(evidence.find("7"))], "baru");
  ASSERT_THAT(evidence.set_aside, SizeIs(1));
  EXPECT_EQ(evidence.set_aside[0].origin, 4u);
  EXPECT_EQ(evidence.set_aside[0].reason_en,
            "this person with the same first day already stands in line 2; take one away");
}

}  // namespace
}  // namespace kinerja::test
