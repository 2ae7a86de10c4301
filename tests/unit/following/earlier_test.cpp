#include <kinerja/core/comparing.hpp>

#include "result_matchers.hpp"
#include "rows_builder.hpp"
#include "sample_cycle.hpp"

#include <gmock/gmock.h>

namespace kinerja::test {
namespace {

using ::testing::ElementsAre;
using ::testing::SizeIs;

class EarlierTest : public ::testing::Test {
 protected:
  EarlierTest() {
    cycle_.follow_up.earlier = {"contoh-2025", "contoh-2024"};
    EvidenceBuilder builder(cycle_);
    builder.add("pegawai", rows_of(std::vector<PersonRow>{{.employee = "1"}, {.employee = "2"}}));
    evidence_ = builder.build();
  }
  struct Kept {
    std::string node;
    std::vector<std::string> grades;
    std::int32_t grade;
    double score;
  };
  /// Keeps a run in which one employee has these results.
  void keep(const std::string& agency,
            const std::string& id,
            const std::string& employee,
            const std::vector<Kept>& nodes) {
    RunRecord run;
    run.key = {agency, id};
    run.config = R"({"title": {"id": "Tahun lalu", "en": "Last year"}})";
    ResultBatch kept;
    kept.employee.push_back(employee);
    for (const Kept& node : nodes) {
      run.components.push_back({node.node, "", "", "", "", node.grades});
      kept.nodes.push_back({{node.score}, {node.grade}, {KINERJA_OK}});
    }
    bool given = false;
    const auto once = [&](ResultBatch& batch) {
      batch = kept;
      return !std::exchange(given, true);
    };
    ASSERT_THAT(store_->save_run(run, once), IsOk());
  }

  Cycle cycle_ = sample_cycle({node("hasil"), node("predikat", {"hasil"})});
  Evidence evidence_;
  std::unique_ptr<Store> store_ = Store::open(":memory:").value();
};

TEST_F(EarlierTest, ResultsAreFoundByEmployeeAndNameOfTheNode) {
  keep("kota-contoh",
       "contoh-2025",
       "2",
       {{"predikat", {"cukup", "baik"}, 1, 80}, {"dihapus", {}, -1, 70}});
  keep("kota-lain", "contoh-2024", "1", {{"hasil", {}, -1, 5}});

  const auto all = read_earlier(cycle_, evidence_, *store_);

  ASSERT_THAT(all, IsOk());
  ASSERT_THAT(*all, SizeIs(2));
  const EarlierCycle& last = (*all)[0];
  EXPECT_TRUE(last.found);
  EXPECT_EQ(last.title.en, "Last year");
  EXPECT_THAT(last.nodes[1].score, ElementsAre(0, 80));
  EXPECT_THAT(last.nodes[1].status, ElementsAre(KINERJA_MISSING, KINERJA_OK));
  EXPECT_THAT(last.nodes[1].grade_text, ElementsAre("", "baik"));
  EXPECT_THAT(last.nodes[0].status, ElementsAre(KINERJA_MISSING, KINERJA_MISSING));
  EXPECT_FALSE((*all)[1].found);  // another agency's cycle is not ours
  EXPECT_EQ((*all)[1].title.id, "contoh-2024");
}

}  // namespace
}  // namespace kinerja::test
