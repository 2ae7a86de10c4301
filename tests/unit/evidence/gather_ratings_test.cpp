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

// Employees "1" in unit "dinas" at counter 4 and "2", and these ratings.
Evidence evidence_of(const std::vector<RatingRow>& ratings) {
  EvidenceBuilder builder(cycle_2026);
  builder.add("pegawai",
              rows_of(std::vector<PersonRow>{{.employee = "1", .attributes = {{"loket", "4"}}},
                                             {.employee = "2", .unit = "lain"}}));
  builder.add("penilaian", rows_of(ratings));
  return builder.build();
}

TEST(GatherRatings, SortsByRoleRaterAndAspectAndNumbersRatersWithinTheRatee) {
  const Evidence evidence = evidence_of({
      {.ratee = "1", .rater = "d", .score = 4, .role = KINERJA_ROLE_PEER},
      {.ratee = "1", .rater = "2", .score = 5, .role = KINERJA_ROLE_SUPERIOR},
      {.ratee = "1", .rater = "c", .aspect = "disiplin", .score = 90, .role = KINERJA_ROLE_PEER},
      {.ratee = "1", .rater = "c", .score = 3, .role = KINERJA_ROLE_PEER},
  });

  EXPECT_THAT(evidence.ratings.score, ElementsAre(5, 90, 3, 4));
  EXPECT_THAT(evidence.ratings.rater, ElementsAre(0, 1, 1, 2));
  EXPECT_THAT(evidence.ratings.aspect, ElementsAre(0, 1, 0, 0));
  EXPECT_THAT(evidence.ratings.begin, ElementsAre(0, 4));
}

TEST(GatherRatings, OnlySubmittedAndApprovedOnesWithAScoreCount) {
  const Evidence evidence = evidence_of({
      {.ratee = "1", .rater = "a", .score = 1, .state = KINERJA_RATING_SUBMITTED},
      {.ratee = "1", .rater = "b", .score = 2, .state = KINERJA_RATING_APPROVED},
      {.ratee = "1", .rater = "c", .score = 3, .state = KINERJA_RATING_DRAFT},
      {.ratee = "1", .rater = "d", .score = 4, .state = KINERJA_RATING_WITHDRAWN},
      {.ratee = "1", .rater = "e", .score = 5, .flags = 0},
  });

  EXPECT_THAT(evidence.ratings.score, ElementsAre(1, 2));
  EXPECT_THAT(evidence.set_aside, IsEmpty());
}

TEST(GatherRatings, NotesHowManyRatersAreNotReady) {
  const Evidence evidence = evidence_of({
      {.ratee = "1", .rater = "a", .state = KINERJA_RATING_DRAFT},
      {.ratee = "1", .rater = "a", .aspect = "disiplin", .state = KINERJA_RATING_DRAFT},
      {.ratee = "1", .rater = "b", .state = KINERJA_RATING_DRAFT},
  });

  EXPECT_THAT(
      evidence.notes[0],
      ElementsAre(Field(&Text::en, "Ratings of 2 raters are still drafts and do not count.")));
  EXPECT_THAT(evidence.notes[1], IsEmpty());
}

TEST(GatherRatings, TakesBothEndsOfAScaleAndNothingBeyond) {
  const Evidence evidence = evidence_of({
      {.ratee = "1", .rater = "a", .score = 1},
      {.ratee = "1", .rater = "b", .score = 5},
      {.ratee = "1", .rater = "c", .score = 0.99, .line = 3},
      {.ratee = "1", .rater = "d", .score = 5.01, .line = 4},
      {.ratee = "1", .rater = "e", .score = 99, .flags = 0},  // "not seen" has no score to be wrong
  });

  EXPECT_THAT(evidence.ratings.score, ElementsAre(1, 5));
  ASSERT_THAT(evidence.set_aside, SizeIs(2));
  EXPECT_EQ(evidence.set_aside[0].raw, "0.99");
  EXPECT_EQ(evidence.set_aside[1].column, "score");
  EXPECT_EQ(evidence.set_aside[1].reason_en,
            "score 5.01 is outside the scale 1 to 5 of aspect kualitas");
  EXPECT_EQ(evidence.set_aside[1].reason_id,
            "nilai 5,01 di luar skala 1 sampai 5 untuk aspek "
            "kualitas");
}

TEST(GatherRatings, SetsAsideUnknownPeopleAndAspects) {
  const Evidence evidence = evidence_of({{.ratee = "77", .rater = "a", .line = 1},
                                         {.ratee = "1", .rater = "a", .aspect = "x", .line = 2}});

  EXPECT_EQ(evidence.ratings.size(), 0u);
  ASSERT_THAT(evidence.set_aside, SizeIs(2));
  EXPECT_EQ(evidence.set_aside[0].column, "ratee");
  EXPECT_EQ(evidence.set_aside[1].column, "aspect");
  EXPECT_EQ(evidence.set_aside[1].reason_en, "aspect \"x\" is not in the cycle file");
}

TEST(GatherRatings, OnlyOneselfRatesOneselfAndOnlyAsOneself) {
  const Evidence evidence = evidence_of({
      {.ratee = "1", .rater = "1", .score = 2, .role = KINERJA_ROLE_SELF},
      {.ratee = "1", .rater = "2", .role = KINERJA_ROLE_SELF, .line = 2},
      {.ratee = "2", .rater = "2", .role = KINERJA_ROLE_PEER, .line = 3},
  });

  EXPECT_THAT(evidence.ratings.score, ElementsAre(2));
  ASSERT_THAT(evidence.set_aside, SizeIs(2));
  EXPECT_EQ(evidence.set_aside[0].reason_en, "a self-rating may come from the employee alone");
  EXPECT_EQ(evidence.set_aside[1].reason_en, "nobody rates themselves in another role");
}

TEST(GatherRatings, AnyoneMayRateAServicePointUnderTheNameOfIt) {
  const Evidence evidence = evidence_of({{.ratee = "4",
                                          .rater = "4",
                                          .role = KINERJA_ROLE_PUBLIC,
                                          .ratee_kind = KINERJA_SUBJECT_SERVICE_POINT}});

  EXPECT_THAT(evidence.set_aside, IsEmpty());
  EXPECT_EQ(evidence.ratings.size(), 1u);
}

TEST(GatherRatings, ANodeSeesThePersonTheUnitOrTheServicePoint) {
  const Evidence evidence = evidence_of({
      {.ratee = "1", .rater = "a"},
      {.ratee = "dinas", .rater = "b", .ratee_kind = KINERJA_SUBJECT_UNIT},
      {.ratee = "4", .rater = "c", .ratee_kind = KINERJA_SUBJECT_SERVICE_POINT},
  });
  const Ratee person{};
  const Ratee unit{Ratee::Kind::unit, ""};
  const Ratee counter{Ratee::Kind::attribute, "loket"};

  EXPECT_EQ(evidence.ratee(0, person), 0);
  EXPECT_EQ(evidence.ratee(0, unit), 1);
  EXPECT_EQ(evidence.ratee(0, counter), 2);
  EXPECT_EQ(evidence.ratee(1, person), -1);
  EXPECT_EQ(evidence.ratee(1, unit), -1);
  EXPECT_EQ(evidence.ratee(1, counter), -1);
}

}  // namespace
}  // namespace kinerja::test
