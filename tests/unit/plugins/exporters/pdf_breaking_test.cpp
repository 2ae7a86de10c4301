#include "exporters/pdf/breaking.hpp"

#include <gmock/gmock.h>

namespace {

using pdf_export::lines_that_fit;
using pdf_export::Placing;
using pdf_export::placing_of;

TEST(PdfBreaking, TakesAllLinesThatFitExactly) {
  EXPECT_EQ(lines_that_fit({10, 10, 10}, 30), 3U);
  EXPECT_EQ(lines_that_fit({}, 5), 0U);
  // Sums of fractions may miss the room by less than a pen can draw.
  EXPECT_EQ(lines_that_fit({0.1, 0.2}, 0.3), 2U);
}

TEST(PdfBreaking, LeavesNoLineAloneBeforeTheBreak) {
  EXPECT_EQ(lines_that_fit({10, 10, 10, 10}, 19), 0U);
  EXPECT_EQ(lines_that_fit({10, 10, 10, 10}, 20), 2U);
}

TEST(PdfBreaking, LeavesNoLineAloneAfterTheBreak) {
  EXPECT_EQ(lines_that_fit({10, 10, 10, 10, 10}, 49), 3U);
  EXPECT_EQ(lines_that_fit({10, 10, 10}, 29), 0U);
  EXPECT_EQ(lines_that_fit({10, 10}, 19), 0U);
}

TEST(PdfBreaking, PutsABlockWhereItFits) {
  EXPECT_EQ(placing_of({100, true}, {100, 700, false}), Placing::whole);
}

TEST(PdfBreaking, MovesAShortBlockWholeAndBreaksALongOne) {
  EXPECT_EQ(placing_of({100, true}, {99, 700, false}), Placing::next_page);
  EXPECT_EQ(placing_of({400, true}, {99, 700, false}), Placing::broken);
  EXPECT_EQ(placing_of({400, false}, {99, 700, false}), Placing::next_page);
}

TEST(PdfBreaking, EndsEvenWithWhatFitsOnNoPage) {
  EXPECT_EQ(placing_of({900, true}, {700, 700, true}), Placing::broken);
  EXPECT_EQ(placing_of({900, false}, {700, 700, true}), Placing::whole);
  EXPECT_EQ(placing_of({100, true}, {60, 700, true}), Placing::broken);
}

}  // namespace
