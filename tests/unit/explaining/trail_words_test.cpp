#include <kinerja/core/explaining.hpp>

#include "fake_method.hpp"
#include "rated_town.hpp"

#include <gmock/gmock.h>

namespace kinerja::test {
namespace {

class TrailWordsTest : public ::testing::Test {
 protected:
  TrailWordsTest() {
    NodeUse use = node("hasil", {"dasar"});
    use.attributes = {"golongan"};
    cycle_ = sample_cycle({node("dasar"), use});
    add_method(methods_, sum_of_all);
    add_method(methods_, sum_of_all)
        .with_grades({"kurang", "baik"})
        .with_steps(
            {{KINERJA_REF_GOAL,
              {"{ref}: {a} dari {b} menjadi {result}", "{ref}: {a} of {b} gives {result}"}}});
    evidence_ = rated_town(cycle_, 3);
  }
  TrailStep step(std::int32_t ref_kind, std::int64_t ref) const {
    return {.person = 0, .node = 1, .ref_kind = ref_kind, .ref = ref};
  }
  TrailWords words() const { return {cycle_, methods_, evidence_}; }

  Cycle cycle_;
  Methods methods_;
  Evidence evidence_;
};

TEST_F(TrailWordsTest, FillsNumbersAndTheReferenceInBothLanguages) {
  TrailStep told = step(KINERJA_REF_GOAL, 0);
  told.a = 7.5;
  told.b = 10;
  told.result = 75;

  EXPECT_EQ(words().sentence(told).id, "sasaran: 7,5 dari 10 menjadi 75");
  EXPECT_EQ(words().sentence(told).en, "sasaran: 7.5 of 10 gives 75");
}

TEST_F(TrailWordsTest, ATitleWithBracesIsNotFilled) {
  evidence_.goals.title = {};
  for (int i = 0; i < 3; ++i) evidence_.goals.title.push_back("{a} dan {ref}");
  TrailStep told = step(KINERJA_REF_GOAL, 0);

  EXPECT_EQ(words().sentence(told).en, "{a} dan {ref}: 0 of 0 gives 0");
}

TEST_F(TrailWordsTest, AGoalWithoutATitleIsCalledByItsIndicator) {
  evidence_.goals.title = {};
  for (int i = 0; i < 3; ++i) evidence_.goals.title.push_back("");

  EXPECT_EQ(words().reference(step(KINERJA_REF_GOAL, 0)).id, "berkas");
}

TEST_F(TrailWordsTest, NamesWhatAStepPointsAt) {
  EXPECT_EQ(words().reference(step(KINERJA_REF_NONE, -1)), Text{});
  EXPECT_EQ(words().reference(step(KINERJA_REF_RATING, 0)).en, "peers");
  EXPECT_EQ(words().reference(step(KINERJA_REF_INPUT, 0)).en, "Title dasar");
  EXPECT_EQ(words().reference(step(KINERJA_REF_ATTRIBUTE, 0)).en, "golongan");
  EXPECT_EQ(words().reference(step(KINERJA_REF_ASPECT, 1)).id, "Disiplin");
  EXPECT_EQ(words().reference(step(KINERJA_REF_ROLE, KINERJA_ROLE_SUPERIOR)).id, "atasan");
  EXPECT_EQ(words().reference(step(KINERJA_REF_GRADE, 1)).en, "baik (en)");
}

TEST_F(TrailWordsTest, NamesAGradeOrNone) {
  EXPECT_EQ(words().grade(1, 0).id, "kurang");
  EXPECT_EQ(words().grade(1, -1), Text{});
}

}  // namespace
}  // namespace kinerja::test
