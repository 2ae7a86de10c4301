#include <kinerja/core/rater_diagnostics.hpp>

#include "rows_builder.hpp"
#include "sample_cycle.hpp"

#include <gmock/gmock.h>

namespace kinerja::test {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

// Three people, each rated by superior "s" and by "k", on kualitas (1 to 5) and disiplin (0 to
// 100).
std::vector<RatingRow> two_raters() {
  std::vector<RatingRow> rows;
  const double marks[] = {3, 4, 5};
  for (int i = 0; i < 3; ++i) {
    const std::string ratee = std::to_string(i + 1);
    rows.push_back(
        {.ratee = ratee, .rater = "s", .score = marks[i], .role = KINERJA_ROLE_SUPERIOR});
    rows.push_back({.ratee = ratee,
                    .rater = "s",
                    .aspect = "disiplin",
                    .score = 50,
                    .role = KINERJA_ROLE_SUPERIOR});
    rows.push_back({.ratee = ratee, .rater = "k", .score = 2});
    rows.push_back({.ratee = ratee, .rater = ratee, .score = 1, .role = KINERJA_ROLE_SELF});
  }
  return rows;
}

std::vector<RoleFigures> figures(const std::vector<RatingRow>& ratings,
                                 const std::vector<std::uint8_t>& roles) {
  EvidenceBuilder builder(cycle_2026);
  builder.add(
      "pegawai",
      rows_of(std::vector<PersonRow>{{.employee = "1"}, {.employee = "2"}, {.employee = "3"}}));
  builder.add("penilaian", rows_of(ratings));
  return rater_diagnostics(cycle_2026, builder.build(), roles);
}

TEST(RaterDiagnostics, FiguresAreInPercentOfTheScalesAndLeaveOutWhatPeopleSayOfThemselves) {
  const auto all = figures(two_raters(), {KINERJA_ROLE_SUPERIOR});

  ASSERT_THAT(all, SizeIs(1));
  ASSERT_THAT(all[0].raters, SizeIs(1));
  const RaterFigures& s = all[0].raters[0];
  EXPECT_EQ(s.rater, "s");
  EXPECT_EQ(s.ratees, 3u);
  EXPECT_EQ(s.marks, 6u);
  EXPECT_DOUBLE_EQ(s.mean, (50.0 + 75 + 100 + 3 * 50) / 6);
  // Only kualitas was rated by somebody else, with 25 percent each time.
  ASSERT_TRUE(s.leniency);
  EXPECT_DOUBLE_EQ(*s.leniency, (25.0 + 50 + 75) / 3);
  // Across aspects: 50 and 50, 75 and 50, 100 and 50.
  ASSERT_TRUE(s.halo);
  EXPECT_DOUBLE_EQ(*s.halo, (0 + 12.5 + 25) / 3);
  EXPECT_DOUBLE_EQ(*all[0].spread, *s.spread);
}

TEST(RaterDiagnostics, NothingIsSaidWhereNobodyElseRatedAndOneAspectHasNoHalo) {
  std::vector<RatingRow> alone;
  for (const char* ratee : {"1", "2", "3"}) alone.push_back({.ratee = ratee, .rater = "k"});

  const auto all = figures(alone, {KINERJA_ROLE_PEER});

  ASSERT_THAT(all[0].raters, SizeIs(1));
  EXPECT_FALSE(all[0].raters[0].leniency);
  EXPECT_FALSE(all[0].raters[0].halo);
  EXPECT_EQ(all[0].raters[0].spread, 0);
}

TEST(RaterDiagnostics, TwoRateesAreTooFewAndOtherRolesAreNotNamed) {
  auto rows = two_raters();
  std::erase_if(rows, [](const RatingRow& row) { return row.rater == "k" && row.ratee == "3"; });

  const auto peers = figures(rows, {KINERJA_ROLE_PEER});
  EXPECT_THAT(peers[0].raters, IsEmpty());
  EXPECT_EQ(peers[0].left_out, 1u);
  const auto superiors = figures(rows, {KINERJA_ROLE_SUPERIOR});
  ASSERT_THAT(superiors[0].raters, SizeIs(1));
  EXPECT_EQ(superiors[0].raters[0].rater, "s");
}

}  // namespace
}  // namespace kinerja::test
