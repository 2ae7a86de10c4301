// What stands after rows of every kind in any order is what rating everybody from all of them
// gives.

#include "standing/standings_fixture.hpp"

#include <random>

namespace kinerja::test {
namespace {

class AnyRowsTest : public StandingsTest {};

INSTANTIATE_TEST_SUITE_P(UnitNodes,
                         AnyRowsTest,
                         ::testing::Values(Ways::with_evidence, Ways::inputs_alone, Ways::near),
                         name_of_ways);

TEST_P(AnyRowsTest, AfterAnyRowsAreWhatAWholeRunGives) {
  open();
  std::mt19937 random(20'261'130);
  const auto below = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
  const auto somebody = [&] { return number(below(staff + 5)); };
  for (int round = 0; round < 100; ++round) {
    const double value = below(500) / 7.0;
    Rows rows;
    std::string source = "penilaian";
    switch (below(9)) {
      case 0:
        source = "pegawai";
        rows = rows_of(
            std::vector{person(below(staff + 5),
                               below(3),
                               below(4) == 0 ? KINERJA_NO_DAY : day(2026, 1 + below(9), 1))});
        if (below(4) == 0) std::get<People>(rows).to_day = Column<std::int32_t>(1, day(2025, 1, 1));
        break;
      case 1:
        source = "rencana";
        rows = rows_of(std::vector{GoalRow{.employee = somebody(),
                                           .indicator = "berkas",
                                           .target = value,
                                           .subject = below(2) == 0 ? "" : somebody()}});
        break;
      case 2:
        source = "rencana";
        rows = rows_of(std::vector{GoalRow{.employee = somebody(),
                                           .indicator = "berkas",
                                           .subject = units[static_cast<std::size_t>(below(3))],
                                           .subject_kind = KINERJA_SUBJECT_UNIT}});
        break;
      case 3: {
        source = "realisasi";
        MeasureRow row = measure(somebody(), value, 1 + below(12));
        if (below(5) == 0) row.quality = KINERJA_MEASURE_RETRACTED;
        rows = rows_of(std::vector{row});
        break;
      }
      case 4: {
        source = "realisasi";
        MeasureRow row = measure(units[static_cast<std::size_t>(below(3))], value, 1 + below(12));
        row.subject_kind = KINERJA_SUBJECT_UNIT;
        rows = rows_of(std::vector{row});
        break;
      }
      case 5:
        rows = rows_of(std::vector{RatingRow{.ratee = units[static_cast<std::size_t>(below(3))],
                                             .rater = std::to_string(below(5)),
                                             .score = 1.0 + below(5),
                                             .ratee_kind = KINERJA_SUBJECT_UNIT}});
        break;
      case 6:
        rows = rows_of(std::vector{RatingRow{.ratee = counters[static_cast<std::size_t>(below(2))],
                                             .rater = std::to_string(below(5)),
                                             .score = 1.0 + below(5),
                                             .ratee_kind = KINERJA_SUBJECT_SERVICE_POINT}});
        break;
      default:
        rows = rows_of(std::vector{RatingRow{.ratee = somebody(),
                                             .rater = std::to_string(below(5)),
                                             .score = 1.0 + below(6),  // 6 is off the scale
                                             .line = ++line_},
                                   RatingRow{.ratee = somebody(), .rater = "7", .line = ++line_}});
    }
    if (below(2) == 0 && source != "pegawai") {
      rows = keyless(std::move(rows));
      source += " tanpa kunci";
    }
    take(source, rows);
    if (round % 10 == 0) {
      ASSERT_EQ(standing(), whole()) << "round " << round;
    }
  }
  EXPECT_EQ(standing(), whole());
}

}  // namespace
}  // namespace kinerja::test
