#include "cycle_folder.hpp"

#include <gmock/gmock.h>

#include <string>
#include <utility>

namespace kinerja {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class ReadFollowUp : public CycleFolder {
 protected:
  ReadCycle with(const std::string& section) const {
    CycleText file;
    file.nodes = R"({"hasil": {"method": "id.kinerja.weighted"},
                     "predikat": {"method": "id.kinerja.bands", "inputs": ["hasil"]}})";
    file.more = R"(, "follow_up": )" + section;
    return read(file.text());
  }
  // Pointer and English message of the only mistake.
  std::pair<std::string, std::string> only_mistake(const std::string& section) const {
    const ReadCycle result = with(section);
    if (result.mistakes.size() == 1)
      return {result.mistakes[0].pointer, result.mistakes[0].message.en};
    std::string all = std::to_string(result.mistakes.size()) + " mistakes";
    for (const Mistake& mistake : result.mistakes) all += "\n" + mistake.message.en;
    return {"", all};
  }
  std::pair<std::string, std::string> only_list_mistake(const std::string& list) const {
    return only_mistake(R"({"lists": {"teladan": )" + list + "}}");
  }
};

TEST_F(ReadFollowUp, ReadsEveryPart) {
  const ReadCycle read = with(R"({
    "strengths": {"hasil": 110}, "weaknesses": {"hasil": 90.5},
    "trainings": [{"about": "kualitas", "title": {"id": "Kursus", "en": "Course"}, "within_days": 90}],
    "lists": {"bimbingan": {"title": "Bimbingan", "kind": "guidance", "node": "predikat",
                            "grades": ["Kurang"], "at_most": 75, "order_by": ["hasil"],
                            "order": "low_first", "top": 3, "per": "unit",
                            "steps": ["Dialog", {"id": "Tindak", "en": "Act"}],
                            "entries": "bimbingan"}},
    "distribution": "predikat",
    "earlier": ["denpasar-2025", "denpasar-2024"]})");

  ASSERT_TRUE(read.cycle) << read.mistakes.front().message.en;
  const FollowUpPlan& plan = read.cycle->follow_up;
  ASSERT_THAT(plan.strengths, SizeIs(1));
  EXPECT_EQ(plan.strengths[0].node, 0u);
  EXPECT_EQ(plan.weaknesses[0].limit, 90.5);
  ASSERT_THAT(plan.trainings, SizeIs(1));
  EXPECT_EQ(plan.trainings[0].title.en, "Course");
  EXPECT_EQ(plan.trainings[0].within_days, 90);
  ASSERT_THAT(plan.lists, SizeIs(1));
  const FollowUpList& list = plan.lists[0];
  EXPECT_EQ(list.kind, FollowUpList::Kind::guidance);
  EXPECT_EQ(list.node, 1u);
  EXPECT_THAT(list.grades, ElementsAre("Kurang"));
  EXPECT_EQ(list.at_most, 75);
  EXPECT_THAT(list.order_by, ElementsAre(0u));
  EXPECT_TRUE(list.low_first);
  EXPECT_TRUE(list.per_unit);
  EXPECT_EQ(list.top, 3u);
  EXPECT_THAT(list.steps, ElementsAre(Field(&Text::en, "Dialog"), Field(&Text::en, "Act")));
  EXPECT_EQ(list.entries, "bimbingan");
  EXPECT_EQ(plan.distribution, 1u);
  EXPECT_THAT(plan.earlier, ElementsAre("denpasar-2025", "denpasar-2024"));
}

TEST_F(ReadFollowUp, WithoutTheSectionThereIsNothingToFollow) {
  CycleText file;
  const ReadCycle result = read(file.text());

  ASSERT_TRUE(result.cycle);
  EXPECT_THAT(result.cycle->follow_up.lists, IsEmpty());
  EXPECT_FALSE(result.cycle->follow_up.distribution);
  EXPECT_THAT(result.cycle->goal_check.activity,
              ElementsAre("melaksanakan", "mengikuti", "membantu", "menghadiri", "mengerjakan"));
}

TEST_F(ReadFollowUp, AnUnknownNodeIsNamedWithItsPlaceAndTheNearestOne) {
  EXPECT_THAT(only_mistake(R"({"strengths": {"hasli": 1}})"),
              testing::Pair("/follow_up/strengths/hasli",
                            AllOf(HasSubstr("no node \"hasli\""), HasSubstr("\"hasil\"?"))));
  EXPECT_EQ(only_mistake(R"({"weaknesses": {"x": 1}})").first, "/follow_up/weaknesses/x");
  EXPECT_EQ(only_mistake(R"({"distribution": "x"})").first, "/follow_up/distribution");
  EXPECT_EQ(only_list_mistake(R"({"node": "x", "grades": ["a"]})").first,
            "/follow_up/lists/teladan/node");
  EXPECT_EQ(only_list_mistake(R"({"order_by": ["hasil", "x"], "top": 1})").first,
            "/follow_up/lists/teladan/order_by/1");
}

TEST_F(ReadFollowUp, OneThingCannotBeStrengthAndWeakness) {
  EXPECT_TRUE(with(R"({"strengths": {"hasil": 90}, "weaknesses": {"hasil": 90}})").cycle);
  EXPECT_THAT(only_mistake(R"({"strengths": {"hasil": 90}, "weaknesses": {"hasil": 90.1}})"),
              testing::Pair("/follow_up/weaknesses/hasil", HasSubstr("one thing would be both")));
}

TEST_F(ReadFollowUp, AListMustBeAbleToChooseSomebody) {
  EXPECT_THAT(only_list_mistake("{}").second, HasSubstr("chooses nobody"));
  EXPECT_THAT(only_list_mistake(R"({"node": "predikat"})").second,
              HasSubstr("without a criterion"));
  EXPECT_THAT(only_list_mistake(R"({"grades": ["a"]})").second, HasSubstr("need a \"node\""));
  EXPECT_THAT(only_list_mistake(R"({"node": "predikat", "at_most": 5, "top": 3})").second,
              HasSubstr("\"top\" needs \"order_by\""));
  EXPECT_THAT(only_list_mistake(R"({"node": "predikat", "at_least": 6, "at_most": 5})").second,
              HasSubstr("greater than \"at_most\""));
}

TEST_F(ReadFollowUp, WhatIsNamedTwiceIsAMistakeAtTheSecondPlace) {
  EXPECT_EQ(only_list_mistake(R"({"order_by": ["hasil", "hasil"], "top": 1})").first,
            "/follow_up/lists/teladan/order_by/1");
  EXPECT_EQ(only_mistake(R"({"earlier": ["a", "a"]})").first, "/follow_up/earlier/1");
  EXPECT_EQ(only_mistake(R"({"trainings": [{"about": "x", "title": "A", "within_days": 1},
                                           {"about": "x", "title": "B", "within_days": 1}]})")
                .first,
            "/follow_up/trainings/1/about");
}

TEST_F(ReadFollowUp, AnEarlierCycleIsAnotherOneWithACode) {
  EXPECT_THAT(only_mistake(R"({"earlier": ["denpasar-2026"]})").second,
              HasSubstr("is this cycle itself"));
  EXPECT_THAT(only_mistake(R"({"earlier": ["Tahun Lalu"]})").second, HasSubstr("no id"));
}

TEST_F(ReadFollowUp, FormAndLimitsAreChecked) {
  EXPECT_EQ(
      only_mistake(R"({"trainings": [{"about": "x", "title": "A", "within_days": 3661}]})").first,
      "/follow_up/trainings/0/within_days");
  EXPECT_EQ(only_mistake(R"({"trainings": [{"about": "x", "title": "A"}]})").first,
            "/follow_up/trainings/0/within_days");
  EXPECT_EQ(only_list_mistake(R"({"order_by": ["hasil"], "top": 0})").first,
            "/follow_up/lists/teladan/top");
  EXPECT_EQ(only_list_mistake(R"({"order_by": ["hasil"], "top": 1, "kind": "hadiah"})").first,
            "/follow_up/lists/teladan/kind");
  EXPECT_EQ(only_mistake(R"({"strength": {}})").first, "/follow_up/strength");
  EXPECT_EQ(
      only_mistake(R"({"lists": {"daftar panjang": {"order_by": ["hasil"], "top": 1}}})").first,
      "/follow_up/lists/daftar panjang");
}

TEST_F(ReadFollowUp, GoalCheckWordsReplaceTheDefaultsInLowerCase) {
  CycleText file;
  file.more = R"(, "goal_check": {"activity_words": ["Rapat"], "absolute_words": []})";
  const ReadCycle result = read(file.text());

  ASSERT_TRUE(result.cycle);
  EXPECT_THAT(result.cycle->goal_check.activity, ElementsAre("rapat"));
  EXPECT_THAT(result.cycle->goal_check.absolute, IsEmpty());
}

}  // namespace
}  // namespace kinerja
