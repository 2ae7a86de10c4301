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
  void keep(const std::string& agency, const std::string& id, std::vector<ResultRow> rows) {
    RunRecord run;
    run.key = {agency, id};
    run.config = R"({"title": {"id": "Tahun lalu", "en": "Last year"}})";
    std::size_t k = 0;
    ASSERT_THAT(store_->save_run(run,
                                 [&](ResultRow& row) {
                                   if (k == rows.size()) return false;
                                   row = rows[k++];
                                   return true;
                                 }),
                IsOk());
  }

  Cycle cycle_ = sample_cycle({node("hasil"), node("predikat", {"hasil"})});
  Evidence evidence_;
  std::unique_ptr<Store> store_ = Store::open(":memory:").value();
};

TEST_F(EarlierTest, ResultsAreFoundByEmployeeAndNameOfTheNode) {
  keep("kota-contoh",
       "contoh-2025",
       {{"2", "predikat", 80, 1, KINERJA_OK, "baik"},
        {"2", "dihapus", 70, -1, KINERJA_OK, ""},
        {"99", "hasil", 60, -1, KINERJA_OK, ""}});
  keep("kota-lain", "contoh-2024", {{"1", "hasil", 5, -1, KINERJA_OK, ""}});

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
