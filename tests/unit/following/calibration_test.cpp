#include <kinerja/core/comparing.hpp>

#include "fake_method.hpp"
#include "rows_builder.hpp"
#include "sample_cycle.hpp"

#include <gmock/gmock.h>

namespace kinerja::test {
namespace {

using ::testing::ElementsAre;
using ::testing::SizeIs;

TEST(Calibration, DescribesUnitsAndSuperiorsBesideTheAgency) {
  const Cycle cycle = sample_cycle({node("nilai")});
  Methods methods;
  add_method(methods, sum_of_all).with_grades({"kurang", "baik"});
  EvidenceBuilder builder(cycle);
  builder.add("pegawai",
              rows_of(std::vector<PersonRow>{{.employee = "1", .unit = "a", .name = "Kepala"},
                                             {.employee = "2", .unit = "a", .superior = "1"},
                                             {.employee = "3", .unit = "b", .superior = "1"},
                                             {.employee = "4", .unit = "b", .superior = "1"}}));
  const Evidence evidence = builder.build();
  Scores scores{0, 4, std::vector<NodeScores>(1), {}, {}};
  scores.nodes[0] = {{80, 90, 60, 0}, {1, 1, 0, -1}, {0, 0, 0, KINERJA_MISSING}, {}, {}, {}};

  const Calibration all = calibration_of({cycle, methods, evidence}, scores);

  EXPECT_EQ(all.agency.people, 4u);
  EXPECT_EQ(all.agency.rated, 3u);
  EXPECT_THAT(all.agency.grades, ElementsAre(1, 2));
  EXPECT_EQ(all.agency.ungraded, 1u);
  EXPECT_NEAR(all.agency.mean, 230.0 / 3, 1e-9);
  ASSERT_THAT(all.units, SizeIs(2));
  EXPECT_EQ(all.units[0].name, "a");
  EXPECT_EQ(all.units[0].mean, 85);
  EXPECT_EQ(all.units[0].spread, 5);
  EXPECT_EQ(all.units[1].rated, 1u);
  EXPECT_EQ(all.units[1].spread, 0);
  ASSERT_THAT(all.superiors, SizeIs(1));
  EXPECT_EQ(all.superiors[0].title, "Kepala");
  EXPECT_EQ(all.superiors[0].people, 3u);
  EXPECT_EQ(all.superiors[0].mean, 75);
}

}  // namespace
}  // namespace kinerja::test
