#include <kinerja/core/exporting.hpp>

#include "calling/columns.hpp"
#include "fake_method.hpp"
#include "rated_town.hpp"
#include "result_matchers.hpp"

#include <gmock/gmock.h>

namespace kinerja::test {
namespace {

// Score and grade for the first three of a batch, a step to each goal, a reason for the others.
Result<RatedBatch> first_three(const kinerja_rate_in& in, bool trail) {
  RatedBatch batch = unrated(in.n);
  for (std::uint32_t i = 0; i < in.n; ++i) {
    const auto row = static_cast<std::int32_t>(i);
    if (i < 3) {
      batch.score[i] = 10.5 + i;
      batch.grade[i] = row % 2;
      batch.status[i] = KINERJA_OK;
    } else {
      batch.reports.push_back({KINERJA_MISSING, row, "", {"kurang data", "too little data"}});
    }
    if (trail) {
      add_step(batch, row, 0, in.ev_begin[i], 1.5, 2, 3);
      add_step(batch, row, 1, -1);
    }
  }
  return batch;
}

class ExportBatchTest : public ::testing::Test {
 protected:
  ExportBatchTest() {
    add_method(methods_, first_three)
        .with_grades({"kurang", "baik"})
        .with_steps({{KINERJA_REF_GOAL, {"{ref}: {a}", "{ref}: {a}"}},
                     {KINERJA_REF_NONE, {"selesai", "done"}}});
    add_method(methods_, sum_of_all);
    cycle_.legal_basis = {{{"Permen 6", "Rule 6"}, {}, "certain", {}},
                          {{"PP 30", "Law 30"}, {}, "likely", {"lihat Pasal 41", "see 41"}}};
    evidence_.notes[8].push_back({"catatan", "note"});
  }
  Scores rated(std::size_t first, std::size_t last) const {
    return *Rater(cycle_, methods_, stop_, {1, 0}).rate(evidence_, first, last, true);
  }
  static std::string text(const kinerja_strs& column, std::uint32_t i) {
    return std::string(text_at(column, i));
  }

  StopSource stop_;
  Methods methods_;
  Cycle cycle_ = sample_cycle({node("awal"), node("jumlah", {"awal"})});
  Evidence evidence_ = rated_town(cycle_, 20);
};

TEST_F(ExportBatchTest, TheCycleIsToldInItsLanguage) {
  const CycleInfo info(cycle_, methods_, "cafe", "beef");
  const kinerja_cycle_info& told = info.get();

  EXPECT_EQ(told.struct_size, sizeof told);
  EXPECT_EQ(view_of(told.title), "Penilaian");
  EXPECT_EQ(view_of(told.language), "id");
  EXPECT_EQ(view_of(told.legal_basis), "Permen 6\nPP 30 (lihat Pasal 41)");
  EXPECT_EQ(view_of(told.config_hash), "cafe");
  EXPECT_EQ(told.result_node, 1u);
  EXPECT_EQ(text(told.node_title, 1), "Judul jumlah");
  EXPECT_EQ(text(told.node_method, 0), "id.example.method 1.2.3 c0ffee");
  EXPECT_EQ(text(told.aspect_name, 1), "disiplin");
  EXPECT_EQ(told.aspect_max[0], 5);

  cycle_.language = Language::english;
  const CycleInfo english(cycle_, {}, "", "");
  EXPECT_EQ(view_of(english.get().legal_basis), "Rule 6\nLaw 30 (see 41)");
  EXPECT_EQ(text(english.get().node_method, 0), "id.example.method");
}

TEST_F(ExportBatchTest, NodesStandOneBehindTheOther) {
  const CycleInfo info(cycle_, methods_, "", "");
  const Scores scores = rated(6, 11);
  const ExportBatch batch(cycle_, info, methods_, evidence_, scores);
  const kinerja_results& out = batch.get();

  ASSERT_EQ(out.n, 5u);
  EXPECT_EQ(out.cycle, &info.get());
  EXPECT_EQ(text(out.employee, 2), evidence_.employee[8]);
  EXPECT_EQ(text(out.unit, 2), evidence_.unit[8]);
  EXPECT_EQ(out.score[2], 12.5);
  EXPECT_EQ(out.score[5 + 2], scores.nodes[1].score[2]);
  EXPECT_EQ(out.status[4], KINERJA_MISSING);
  EXPECT_EQ(out.grade[1], 1);
  EXPECT_EQ(text(out.grade_text, 1), "baik");
  EXPECT_EQ(text(out.grade_text, 4), "");
  EXPECT_EQ(text(out.grade_text, 5 + 1), "");
}

TEST_F(ExportBatchTest, GoalsAndStepsAreCountedFromTheFirstPersonOfTheBatch) {
  const CycleInfo info(cycle_, methods_, "", "");
  const Scores scores = rated(6, 11);
  const ExportBatch batch(cycle_, info, methods_, evidence_, scores);
  const kinerja_results& out = batch.get();

  for (std::uint32_t i = 0; i <= 5; ++i) {
    EXPECT_EQ(out.goal_begin[i], i);
    EXPECT_EQ(out.step_begin[i], 2 * i);
  }
  EXPECT_EQ(out.goal_actual[2], evidence_.goals.actual[8]);
  EXPECT_EQ(text(out.goal_indicator, 2), "berkas");
  EXPECT_EQ(text(out.goal_unit, 2), "berkas");
  EXPECT_EQ(out.step_ref[4], 2);  // the goal of the third person
  EXPECT_EQ(out.step_ref[5], -1);
  EXPECT_EQ(out.step_node[4], 0u);
  EXPECT_EQ(text(out.step_text, 4), "sasaran: 1,5");
  EXPECT_EQ(out.step_result[4], 3);
}

TEST_F(ExportBatchTest, NotesHoldWhatTheEvidenceAndTheNodesSay) {
  const CycleInfo info(cycle_, methods_, "", "");
  const Scores scores = rated(5, 10);
  const ExportBatch batch(cycle_, info, methods_, evidence_, scores);
  const kinerja_results& out = batch.get();

  EXPECT_EQ(out.note_begin[3], 0u);
  ASSERT_EQ(out.note_begin[4], 2u);
  EXPECT_EQ(text(out.note, 0), "catatan");
  EXPECT_EQ(text(out.note, 1), "Judul awal: kurang data");
  EXPECT_EQ(out.note_begin[5], 3u);
}

TEST_F(ExportBatchTest, PeopleWithoutStepsHaveNone) {
  const CycleInfo info(cycle_, methods_, "", "");
  Scores scores = rated(6, 9);
  std::erase_if(scores.trail, [](const TrailStep& step) { return step.person != 7; });
  const ExportBatch batch(cycle_, info, methods_, evidence_, scores);
  const std::uint32_t* begin = batch.get().step_begin;

  EXPECT_EQ((std::vector<std::uint32_t>(begin, begin + 4)),
            (std::vector<std::uint32_t>{0, 0, 2, 2}));
}

TEST_F(ExportBatchTest, TheGuideOfEachNodeIsToldInTheLanguageOfTheCycle) {
  cycle_.nodes[1].attributes = {"golongan"};
  const auto guide = [&](Language language) {
    cycle_.language = language;
    const CycleInfo info(cycle_, methods_, "", "");
    const kinerja_cycle_info& cycle = info.get();
    EXPECT_EQ(cycle.guide_begin[0], 0u);
    EXPECT_LT(cycle.guide_begin[1], cycle.guide_begin[2]);
    return text(cycle.guide_text, cycle.guide_begin[2] - 1);
  };
  EXPECT_EQ(guide(Language::indonesian), "Fakta pegawai yang dibaca: golongan");
  EXPECT_EQ(guide(Language::english), "Facts that are read: golongan");
  const CycleInfo unopened(cycle_, {}, "", "");
  EXPECT_EQ(unopened.get().guide_begin[cycle_.nodes.size()], 0u);
}

// Person 7 of the town has two entries, one about the goal; the node awal tells how everybody
// stands in the goal (the step's result, 3), and one list takes those with a score of at least 11.
class ExportFollowUpTest : public ExportBatchTest {
 protected:
  ExportFollowUpTest() {
    methods_.clear();
    add_method(methods_, first_three)
        .with_grades({"kurang", "baik"})
        .with_steps({{KINERJA_REF_GOAL, {"{ref}", "{ref}"}, true}, {KINERJA_REF_NONE, {"x", "x"}}});
    add_method(methods_, sum_of_all);
    cycle_.follow_up.weaknesses = {{0, 50}};
    cycle_.follow_up.trainings = {{"*", {"Kursus", "Course"}, 1}};
    FollowUpList list;
    list.name = "teladan";
    list.title = {"Teladan", "Examples"};
    list.node = 0;
    list.at_least = 11;
    list.order_by = {0};
    list.top = 2;
    cycle_.follow_up.lists = {list};
    EntryEvidence& entries = evidence_.entries;
    for (std::size_t i = 0; i < evidence_.size(); ++i) entries.begin[i + 1] = i < 7 ? 0 : 2;
    entries.day = {10, 11};
    for (TextColumn* column : {&entries.kind, &entries.about, &entries.text, &entries.state})
      for (const char* words : {"satu", "dua"}) column->push_back(words);
    entries.goal = {static_cast<std::uint32_t>(evidence_.goals.begin[7]), EntryEvidence::nothing};
    entries.aspect = {EntryEvidence::nothing, 1};
    entries.number = {90, 0};
    entries.place.resize(2);
  }
};

TEST_F(ExportFollowUpTest, EntriesAndFindingsAreCountedFromTheFirstPersonOfTheBatch) {
  const CycleInfo info(cycle_, methods_, "", "");
  const Scores scores = rated(6, 9);
  const ExportBatch batch(cycle_, info, methods_, evidence_, scores);
  const kinerja_results& out = batch.get();

  EXPECT_EQ((std::vector<std::uint32_t>(out.entry_begin, out.entry_begin + 4)),
            (std::vector<std::uint32_t>{0, 0, 2, 2}));
  EXPECT_EQ(out.entry_day[1], 11);
  EXPECT_EQ(text(out.entry_about, 0), "sasaran");
  EXPECT_EQ(text(out.entry_about, 1), "Disiplin");
  EXPECT_EQ(text(out.entry_state, 1), "dua");
  EXPECT_EQ(out.entry_number[0], 90);

  ASSERT_EQ(out.finding_begin[3], 3u);
  EXPECT_EQ(out.finding_kind[1], KINERJA_FINDING_WEAKNESS);
  EXPECT_EQ(out.finding_ref[1], 1);  // the goal of the second person
  EXPECT_EQ(out.finding_value[1], 3);
  EXPECT_EQ(out.finding_limit[1], 50);
  EXPECT_EQ(text(out.finding_text, 1), "sasaran");
  EXPECT_THAT(text(out.finding_evidence, 1),
              ::testing::EndsWith("\n1970-01-11 satu (satu) 90: satu"));
  EXPECT_EQ(out.action_begin[3], 3u);
  EXPECT_EQ(text(out.action_text, 1), "Kursus");
  EXPECT_EQ(out.action_due[1], cycle_.to_day + 1);
}

TEST_F(ExportFollowUpTest, PlacesAndEarlierCyclesOfEverybodyAreShownBatchByBatch) {
  const Scores everybody = rated(0, evidence_.size());
  EarlierCycle kept{"lalu", {"Lalu", "Past"}, true, std::vector<EarlierNode>(2)};
  for (EarlierNode& node : kept.nodes) {
    node.score.assign(evidence_.size(), 0);
    node.status.assign(evidence_.size(), KINERJA_MISSING);
    node.grade_text.resize(evidence_.size());
  }
  kept.nodes[1].score[2] = 77;
  kept.nodes[1].status[2] = KINERJA_OK;
  kept.nodes[1].grade_text[2] = "baik";
  const EarlierCycle lost{"hilang", {"Hilang", "Lost"}, false, {}};

  const FollowUps follow_ups =
      follow_ups_of({cycle_, methods_, evidence_}, everybody, {lost, kept});
  const CycleInfo info(cycle_, methods_, "", "", follow_ups.earlier);
  ASSERT_EQ(info.get().earlier_len, 1u);
  EXPECT_EQ(text(info.get().earlier_title, 0), "Lalu");
  EXPECT_EQ(text(info.get().list_title, 0), "Teladan");

  // In one batch of everybody the first three have 10.5, 11.5 and 12.5.
  const ExportBatch batch(cycle_, info, methods_, evidence_, everybody, follow_ups);
  const kinerja_results& out = batch.get();
  const std::uint32_t n = out.n;
  ASSERT_EQ(out.place_begin[n], 2u);
  EXPECT_EQ(out.place_begin[2], 1u);
  EXPECT_EQ(out.place_number[0], 2u);
  EXPECT_EQ(out.place_number[1], 1u);
  EXPECT_EQ(out.place_kind[1], KINERJA_PLACE_LISTED);
  EXPECT_EQ(text(out.place_reason, 1), "Judul awal: kurang (12,5).");
  EXPECT_EQ(out.earlier_score[n + 2], 77);
  EXPECT_EQ(out.earlier_status[n + 2], KINERJA_OK);
  EXPECT_EQ(out.earlier_status[2], KINERJA_MISSING);
  EXPECT_EQ(text(out.earlier_grade_text, n + 2), "baik");

  Scores later = rated(3, 6);
  const ExportBatch second(cycle_, info, methods_, evidence_, later, follow_ups);
  EXPECT_EQ(second.get().place_begin[3], 0u);
}

}  // namespace
}  // namespace kinerja::test
