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

}  // namespace
}  // namespace kinerja::test
